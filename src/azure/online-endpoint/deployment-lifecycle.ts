import type { Context } from '../../kernel/context.ts';
import { initial, type MachineAction, type MachineEvent } from '../../kernel/machine.ts';
import { type DelayOver, drive, driveDelay, settle } from '../../kernel/machine-timers.ts';
import { RandomStream } from '../../kernel/random.ts';
import { defineReaction } from '../../kernel/reaction.ts';
import { MINUTE, SECOND, type SimTime } from '../../kernel/time.ts';
import type { Tx } from '../../kernel/tx.ts';
import { notify } from '../../kernel/waits.ts';
import { seedAt, type World } from '../../kernel/world.ts';
import { recordSegment } from './configuration-segments.ts';
import {
  type ContainerEvent,
  type DeploymentFailure,
  type DeploymentSpec,
  deploymentId,
  deployments,
  type OnlineDeployment,
} from './deployment.ts';
import { type DeploymentDelays, deploymentMachine } from './deployment-machine.ts';
import { hourProfile } from './hour-profile.ts';
import { machineSize } from './machine-size.ts';
import { fitsMemory, memoryNeed, type ServingConfig } from './serving-config.ts';

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
  'ResourceNotReady: User container has crashed or terminated: Liveness probe failed: HTTP probe failed with statuscode: 502. ' +
  'Please see troubleshooting guide, available here: https://aka.ms/oe-tsg#error-resourcenotready';

/** The end of one step of a deployment under way. */
export const deploymentDelay = defineReaction<DelayOver>('online-deployment.delay', (tx, over, context) => {
  const row = deployments.edit(tx, over.id);
  carryOut(tx, context, over.id, driveDelay(tx, deploymentMachine, row, over, deploymentDelay));
});

/** Who waits for a deployment to come to rest waits for this key. */
export const deploymentKey = (endpoint: string, name: string): string => `deployment/${deploymentId(endpoint, name)}`;

/** Starts the creation of a deployment that does not exist yet. */
export function beginCreate(tx: Tx, endpoint: string, name: string, spec: DeploymentSpec, actor: string): void {
  const id = deploymentId(endpoint, name);
  const { now } = tx.world;
  const step = initial(deploymentMachine, { delays: drawDelays(tx.world, id, 'full') });
  const row = deployments.put(tx, id, {
    ...spec,
    endpoint,
    name,
    serving: null,
    events: [],
    failure: null,
    createdAt: now,
    createdBy: actor,
    modifiedAt: now,
    machine: step.state,
    timers: {},
  });
  carryOutNothing(settle(tx, row, id, step, deploymentDelay));
}

/** Starts to bring an existing deployment at rest to another specification. */
export function beginUpdate(tx: Tx, row: OnlineDeployment, spec: DeploymentSpec): void {
  const id = deploymentId(row.endpoint, row.name);
  const isScaling = row.machine.value === 'Succeeded' && isOnlyScaled(row, spec);
  const kind = isScaling ? (spec.instanceCount > row.instanceCount ? 'scale-out' : 'scale-in') : 'full';
  const edited = deployments.edit(tx, id);
  Object.assign(edited, spec);
  edited.modifiedAt = tx.world.now;
  edited.failure = null;
  if (!isScaling) edited.events = [];
  send(tx, id, {
    type: 'CHANGE',
    operation: isScaling ? 'Scaling' : 'Updating',
    delays: drawDelays(tx.world, id, kind),
  });
}

/** Starts the deletion of a deployment at rest. Its containers stop at once. */
export function beginDelete(tx: Tx, row: OnlineDeployment): void {
  const id = deploymentId(row.endpoint, row.name);
  deployments.edit(tx, id).serving = null;
  recordSegment(tx, row.endpoint);
  send(tx, id, { type: 'DELETE', delays: drawDelays(tx.world, id, 'scale-in') });
}

/** Whether the row has no operation under way. */
export const isAtRest = (row: OnlineDeployment): boolean =>
  row.machine.value === 'Succeeded' || row.machine.value === 'Failed';

/** Labels of a deployment change without touching its containers. */
export const LABEL_FIELDS = ['description', 'tags'] as const;

function isOnlyScaled(row: OnlineDeployment, spec: DeploymentSpec): boolean {
  const fields = Object.keys(spec) as (keyof DeploymentSpec)[];
  return fields.every(
    (field) =>
      field === 'instanceCount' || field === 'description' || field === 'tags' || Object.is(spec[field], row[field]),
  );
}

/** What serves when the containers of this row are up. */
export function configOf(row: OnlineDeployment, startedAt: SimTime, readyAfterMs: number): ServingConfig {
  return {
    endpoint: row.endpoint,
    deployment: row.name,
    startedAt,
    readyAfterMs,
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
  };
}

/** A whole deployment takes 7 to 15 minutes, more instances 3 to 6, fewer half a minute. */
function drawDelays(world: World, id: string, kind: 'full' | 'scale-out' | 'scale-in'): DeploymentDelays {
  const random = new RandomStream(`${seedAt(world, world.now)}/deployment-delays/${id}/${world.now}`);
  const [total, setup, model] = [random.uniform(), random.uniform(), random.uniform()];
  if (kind === 'scale-in') return { setup: Math.round((20 + 20 * total) * SECOND), image: 0, model: 0, probe: 0 };
  const minutes = kind === 'full' ? 6.5 + 7.5 * total : 2.5 + 3 * total;
  const setupShare = 0.35 + 0.2 * setup;
  const modelShare = 0.04 + 0.06 * model;
  return {
    setup: Math.round(minutes * setupShare * MINUTE),
    image: Math.round(minutes * (1 - setupShare - modelShare) * MINUTE),
    model: Math.round(minutes * modelShare * MINUTE),
    probe: 0,
  };
}

function send(tx: Tx, id: string, event: MachineEvent<typeof deploymentMachine>, context?: Context): void {
  const actions = drive(tx, deploymentMachine, deployments.edit(tx, id), id, event, deploymentDelay);
  if (context) carryOut(tx, context, id, actions);
  else carryOutNothing(actions);
}

function carryOutNothing(actions: readonly MachineAction[]): void {
  const [first] = actions;
  if (first) throw new Error(`online deployment: action '${first.type}' has no context to run in`);
}

function carryOut(tx: Tx, context: Context, id: string, actions: readonly MachineAction[]): void {
  for (const action of actions) {
    const row = deployments.edit(tx, id);
    switch (action.type) {
      case 'logStep': {
        const { step } = action.params as { readonly step: string };
        if (row.machine.context.operation !== 'Scaling' || row.events.length === 0)
          note(tx, id, { name: step, type: 'Normal', message: STEP_EVENTS[step] ?? step });
        break;
      }
      case 'startContainer':
        startContainer(tx, context, id);
        break;
      case 'takeOver':
        takeOver(tx, id);
        break;
      case 'giveUp':
        notify(tx, deploymentKey(row.endpoint, row.name));
        break;
      case 'removeRow':
        deployments.remove(tx, id);
        notify(tx, deploymentKey(row.endpoint, row.name));
        break;
      default:
        throw new Error(`online deployment: nobody carries out '${action.type}'`);
    }
  }
}

/** The container starts: init() really runs, and its outcome decides what comes next. */
function startContainer(tx: Tx, context: Context, id: string): void {
  const row = deployments.need(tx.world, id);
  const config = configOf(row, tx.world.now, 0);
  const { livenessProbe, readinessProbe } = row;
  const patienceMs = (livenessProbe.initialDelay + livenessProbe.failureThreshold * livenessProbe.period) * SECOND;
  if (!fitsMemory(config)) {
    const size = machineSize(config.instanceType);
    crash(tx, id, { config, exitCode: 137, lines: [] }, patienceMs, {
      name: 'OOMKilled',
      message: `Container inference-server needs ${memoryNeed(config)} MB, instance type ${size.name} has ${size.memoryMb} MB`,
    });
    return;
  }
  const profile = hourProfile(tx.world, context, config, tx.world.now);
  const isTooSlow = profile.isUp && profile.initMs > patienceMs;
  if (!profile.isUp || isTooSlow) {
    crash(tx, id, { config, exitCode: isTooSlow ? 137 : profile.exitCode, lines: profile.initLines }, patienceMs, {
      name: isTooSlow ? 'LivenessProbeFailed' : 'BackOff',
      message: isTooSlow
        ? 'Container inference-server failed liveness probe, will be restarted'
        : `Back-off restarting failed container inference-server (exit code ${profile.exitCode})`,
    });
    return;
  }
  const periodMs = readinessProbe.period * SECOND;
  const probes = Math.max(0, Math.ceil((profile.initMs - readinessProbe.initialDelay * SECOND) / periodMs));
  send(tx, id, { type: 'UP', probeMs: readinessProbe.initialDelay * SECOND + probes * periodMs }, context);
}

function crash(
  tx: Tx,
  id: string,
  failed: Pick<DeploymentFailure, 'config' | 'exitCode' | 'lines'>,
  patienceMs: number,
  event: { readonly name: string; readonly message: string },
): void {
  note(tx, id, { ...event, type: 'Warning' });
  const failure: DeploymentFailure = { ...failed, at: tx.world.now, code: 'None', message: CRASH_MESSAGE };
  deployments.edit(tx, id).failure = failure;
  send(tx, id, { type: 'CRASHED', probeMs: patienceMs });
}

function takeOver(tx: Tx, id: string): void {
  const row = deployments.edit(tx, id);
  const readyAfterMs = row.machine.context.delays.probe;
  row.serving =
    row.machine.context.operation === 'Scaling' && row.serving
      ? { ...row.serving, instances: row.instanceCount }
      : configOf(row, tx.world.now, readyAfterMs);
  recordSegment(tx, row.endpoint);
  notify(tx, deploymentKey(row.endpoint, row.name));
}

function note(tx: Tx, id: string, event: Omit<ContainerEvent, 'at'>): void {
  const row = deployments.edit(tx, id);
  row.events = [...row.events, { at: tx.world.now, ...event }];
}
