import type { Context } from '../../kernel/context.ts';
import { hashFresh } from '../../kernel/hash.ts';
import { initial, type MachineAction, type MachineEvent } from '../../kernel/machine.ts';
import { type DelayOver, drive, driveDelay, settle } from '../../kernel/machine-timers.ts';
import { cancelEvent } from '../../kernel/queue.ts';
import { defineReaction } from '../../kernel/reaction.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { Tx } from '../../kernel/tx.ts';
import { notify } from '../../kernel/waits.ts';
import { registerCollected } from './collected-assets.ts';
import { recordSegment } from './configuration-segments.ts';
import { startContainer } from './container-start.ts';
import {
  type ContainerEvent,
  type DeploymentSpec,
  deploymentId,
  deployments,
  type OnlineDeployment,
} from './deployment.ts';
import { drawDelays } from './deployment-delays.ts';
import { deploymentMachine } from './deployment-machine.ts';
import type { ServingConfig } from './serving-config.ts';
import { treeDigest } from './tree-digest.ts';

const STEP_EVENTS: { readonly [name: string]: string } = {
  Pulling: 'Start pulling container image',
  Downloading: 'Start downloading models',
  Pulled: 'Container image is pulled successfully',
  Downloaded: 'Models are downloaded successfully or no model need to download',
  Created: 'Created container inference-server',
  Started: 'Started container inference-server',
  Ready: 'Container inference-server answers its readiness probe',
};

const CRASH_MESSAGE =
  'ResourceNotReady: User container has crashed or terminated: Liveness probe failed: HTTP probe failed with ' +
  'statuscode: 502. Please see troubleshooting guide, available here: https://aka.ms/oe-tsg#error-resourcenotready';

/** The end of one step of a deployment under way. */
export const deploymentDelay = defineReaction<DelayOver>('online-deployment.delay', (tx, over, context) => {
  const row = deployments.edit(tx, over.id);
  carryOut(tx, context, over.id, driveDelay(tx, deploymentMachine, row, over, deploymentDelay));
});

/** Who waits for a deployment to come to rest waits for this key. */
export const deploymentKey = (endpoint: string, name: string): string => `deployment/${deploymentId(endpoint, name)}`;

/** Starts the creation of a deployment that does not exist yet. */
export function beginDeploymentCreate(
  tx: Tx,
  endpoint: string,
  name: string,
  spec: DeploymentSpec,
  createdBy: string,
  imageReadyAt: SimTime,
): void {
  const id = deploymentId(endpoint, name);
  const step = initial(deploymentMachine, { delays: drawDelays(tx.world, id, 'new-containers', imageReadyAt) });
  const row = deployments.put(tx, id, { ...newRow(tx, endpoint, name, spec, createdBy), machine: step.state });
  expectNothing(settle(tx, row, id, step, deploymentDelay));
}

const newRow = (tx: Tx, endpoint: string, name: string, spec: DeploymentSpec, createdBy: string) => ({
  ...spec,
  endpoint,
  name,
  serving: null,
  events: [],
  failure: null,
  invocations: [],
  createdAt: tx.world.now,
  createdBy,
  modifiedAt: tx.world.now,
  timers: {},
});

/** Starts to bring an existing deployment at rest to another specification. */
export function beginDeploymentUpdate(
  tx: Tx,
  row: OnlineDeployment,
  spec: DeploymentSpec,
  imageReadyAt: SimTime,
): void {
  const id = deploymentId(row.endpoint, row.name);
  const edited = deployments.edit(tx, id);
  Object.assign(edited, spec);
  edited.modifiedAt = tx.world.now;
  edited.failure = null;
  const isKept = keepsContainers(edited);
  if (!isKept) edited.events = [];
  const isScaling = isKept && row.serving?.instances !== spec.instanceCount;
  const isGrowing = (row.serving?.instances ?? 0) < spec.instanceCount;
  const kind = !isKept ? 'new-containers' : isScaling && isGrowing ? 'scale-out' : 'scale-in';
  expectNothing(
    send(tx, id, {
      type: 'CHANGE',
      operation: isScaling ? 'Scaling' : 'Updating',
      delays: drawDelays(tx.world, id, kind, imageReadyAt),
    }),
  );
}

/** Starts the deletion of a deployment at rest. Its containers stop at once. */
export function beginDeploymentDelete(tx: Tx, row: OnlineDeployment): void {
  const id = deploymentId(row.endpoint, row.name);
  deployments.edit(tx, id).serving = null;
  recordSegment(tx, row.endpoint);
  expectNothing(send(tx, id, { type: 'DELETE', delays: drawDelays(tx.world, id, 'scale-in', 0) }));
}

/** Takes a deployment out of the world, whatever it is doing. */
export function removeDeployment(tx: Tx, endpoint: string, name: string): void {
  const id = deploymentId(endpoint, name);
  for (const timer of Object.values(deployments.need(tx.world, id).timers)) cancelEvent(tx, timer);
  deployments.remove(tx, id);
  notify(tx, deploymentKey(endpoint, name));
}

/** Whether the row has no operation under way. */
export const isAtRest = (row: OnlineDeployment): boolean =>
  row.machine.value === 'Succeeded' || row.machine.value === 'Failed';

/** What serves when the containers of this row are up. */
export const configOf = (row: OnlineDeployment, startedAt: SimTime): ServingConfig => ({
  endpoint: row.endpoint,
  deployment: row.name,
  startedAt,
  codeName: row.codeName,
  code: row.code,
  entryScript: row.entryScript,
  modelName: row.modelName,
  modelVersion: row.modelVersion,
  model: row.model,
  packages: row.packages,
  environmentVariables: row.environmentVariables,
  instanceType: row.instanceType,
  instances: row.instanceCount,
  maxConcurrent: row.maxConcurrent,
  timeoutMs: row.timeoutMs,
  collector: row.collector,
});

/** Whether what is asked for runs already, apart from the number of instances. */
function keepsContainers(row: OnlineDeployment): boolean {
  const { serving } = row;
  if (!serving) return false;
  const essence = ({ code, model, instances: _, ...rest }: ServingConfig): string =>
    hashFresh([treeDigest(code), model && treeDigest(model), rest]);
  return essence(configOf(row, serving.startedAt)) === essence(serving);
}

const send = (tx: Tx, id: string, event: MachineEvent<typeof deploymentMachine>): readonly MachineAction[] =>
  drive(tx, deploymentMachine, deployments.edit(tx, id), id, event, deploymentDelay);

function expectNothing(actions: readonly MachineAction[]): void {
  const [first] = actions;
  if (first) throw new Error(`online deployment: action '${first.type}' comes too early`);
}

function carryOut(tx: Tx, context: Context, id: string, actions: readonly MachineAction[]): void {
  const { endpoint, name } = deployments.need(tx.world, id);
  for (const { type, params } of actions) {
    if (type === 'logStep') logStep(tx, id, (params as { readonly step: string }).step);
    else if (type === 'startContainer') carryOut(tx, context, id, start(tx, context, id));
    else if (type === 'takeOver') takeOver(tx, id);
    else if (type === 'giveUp') notify(tx, deploymentKey(endpoint, name));
    else if (type === 'removeRow') removeDeployment(tx, endpoint, name);
    else throw new Error(`online deployment: nobody carries out '${type}'`);
  }
}

/** The container starts, and its outcome decides what comes next. */
function start(tx: Tx, context: Context, id: string): readonly MachineAction[] {
  const row = deployments.need(tx.world, id);
  const config = configOf(row, tx.world.now);
  const started = startContainer(tx.world, context, config, row.livenessProbe, row.readinessProbe);
  if (started.isUp) return send(tx, id, { type: 'UP', probeMs: started.probeMs });
  const { event, exitCode, lines, probeMs } = started;
  note(tx, id, { ...event, type: 'Warning' });
  const failure = { at: tx.world.now, config, exitCode, lines, code: 'None', message: CRASH_MESSAGE };
  deployments.edit(tx, id).failure = failure;
  return send(tx, id, { type: 'CRASHED', probeMs });
}

function takeOver(tx: Tx, id: string): void {
  const row = deployments.edit(tx, id);
  if (row.serving && keepsContainers(row)) row.serving = { ...row.serving, instances: row.instanceCount };
  else {
    row.serving = configOf(row, tx.world.now);
    row.invocations = [];
  }
  recordSegment(tx, row.endpoint);
  registerCollected(tx, row);
  notify(tx, deploymentKey(row.endpoint, row.name));
}

/** Containers that are kept log nothing while their number changes. */
function logStep(tx: Tx, id: string, step: string): void {
  if (!keepsContainers(deployments.need(tx.world, id))) noteStep(tx, id, step);
}

const noteStep = (tx: Tx, id: string, step: string): void =>
  note(tx, id, { name: step, type: 'Normal', message: STEP_EVENTS[step] ?? step });

function note(tx: Tx, id: string, event: Omit<ContainerEvent, 'at'>): void {
  const row = deployments.edit(tx, id);
  row.events = [...row.events, { at: tx.world.now, ...event }];
}
