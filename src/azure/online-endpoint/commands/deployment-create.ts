import { recordActivity } from '../../activity.ts';
import { FILE, inWorkspace, NAME, SET } from '../../asset-commands.ts';
import { type AzArguments, type AzCall, type AzOutcome, azError, defineAzCommand } from '../../az-command.ts';
import { ensureImage } from '../../environment/image.ts';
import { readSpecFile } from '../../spec-file.ts';
import { textOf } from '../../spec-schema.ts';
import { type DeploymentSpec, deploymentId, deployments, type OnlineDeployment } from '../deployment.ts';
import { deploymentDocument } from '../deployment-document.ts';
import { environmentOf } from '../deployment-environment.ts';
import { beginDeploymentCreate, deploymentKey, isAtRest } from '../deployment-lifecycle.ts';
import { resolveSpec } from '../deployment-spec.ts';
import { endpoints } from '../endpoint.ts';
import { beginEndpointUpdate, endpointKey, isEndpointAtRest } from '../endpoint-lifecycle.ts';
import { checkQuota } from '../quota.ts';
import { checkScript } from '../script-validation.ts';
import { busy, ENDPOINT, findEndpoint, NO_WAIT, refuse } from './arguments.ts';
import { doneText, lastDots, startWaiting, type Waiting, waitOn } from './waiting.ts';

export const SKIP_VALIDATION = {
  name: '--skip-script-validation',
  kind: 'flag',
  help: 'Submit even when the scoring script does not compile.',
} as const;

/** `az ml online-deployment create` */
export const deploymentCreate = defineAzCommand({
  name: 'ml online-deployment create',
  summary: 'Create a deployment below an online endpoint; it takes several minutes.',
  args: [
    { ...FILE, isRequired: true },
    { ...NAME, isRequired: false },
    { ...ENDPOINT, isRequired: false },
    { name: '--all-traffic', kind: 'flag', help: 'Give it all traffic once it is up (not with --no-wait).' },
    SKIP_VALIDATION,
    SET,
    NO_WAIT,
  ],
  run: (args, call) => inWorkspace(call, () => run(args, call)),
  resume: (state, args, call) => resume(state as unknown as Waiting, args, call),
});

function run(args: AzArguments, call: AzCall): AzOutcome {
  const read = readSpecFile(args, call);
  if (read.error) return { kind: 'error', error: read.error };
  const { folder, value } = read.value;
  const name = (args.text('name') ?? textOf(value.name) ?? '').toLowerCase();
  const endpoint = (args.text('endpoint-name') ?? textOf(value.endpoint_name) ?? '').toLowerCase();
  const yaml = {
    ...value,
    ...(name === '' ? {} : { name }),
    ...(endpoint === '' ? {} : { endpoint_name: endpoint }),
  };
  const above = endpoint === '' ? undefined : findEndpoint(call, endpoint);
  if (above?.error) return refuse(above);
  const id = deploymentId(endpoint, name);
  if (deployments.get(call.tx.world, id))
    return azError(
      null,
      `A deployment named ${name} exists already below endpoint ${endpoint}. To change it use az ml online-deployment update.`,
    );
  const spec = resolveSpec(call, folder, yaml);
  if (spec.error) return { kind: 'error', error: spec.error };
  const checked = checkSubmission(args, call, id, name, spec.value);
  if (checked) return checked;
  if (above && !isEndpointAtRest(above.value)) return busy(`endpoint ${endpoint}`);
  beginDeploymentCreate(call.tx, endpoint, name, spec.value, call.actor, imageReadyAt(call, spec.value));
  recordWrite(call, id, spec.value);
  if (args.flag('no-wait')) return { kind: 'nothing' };
  return startWaiting(call, deploymentKey(endpoint, name), id, `Check: endpoint ${endpoint} exists\n`);
}

/** What is checked before anything is submitted, by the CLI and by the service. */
export function checkSubmission(
  args: AzArguments,
  call: AzCall,
  id: string,
  name: string,
  spec: DeploymentSpec,
): AzOutcome | undefined {
  const script = args.flag('skip-script-validation') ? undefined : checkScript(call.context, name, spec);
  if (script?.error) return { kind: 'error', error: script.error };
  const quota = checkQuota(call.tx.world, id, spec);
  return quota.error ? { kind: 'error', error: quota.error } : undefined;
}

/** When the image of its environment can be pulled; a new one starts to be built. */
export function imageReadyAt(call: AzCall, spec: DeploymentSpec): number {
  const environment = environmentOf(call, spec.environment);
  return environment ? ensureImage(call.tx, environment).readyAt : 0;
}

export function recordWrite(call: AzCall, id: string, spec: DeploymentSpec): void {
  const [endpoint = '', name = ''] = id.split('/');
  recordActivity(call.tx, {
    actor: call.actor,
    operation: 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments/write',
    resource: `${call.workspace}/onlineEndpoints/${endpoint}/deployments/${name}`,
    detail: `${spec.modelName === null ? 'no model' : `${spec.modelName}:${spec.modelVersion}`}, ${spec.entryScript}, ${spec.instanceCount} × ${spec.instanceType}`,
  });
}

function resume(waiting: Waiting, args: AzArguments, call: AzCall): AzOutcome {
  const { world } = call.tx;
  const row = deployments.get(world, waiting.phase);
  if (!row) return azError('ResourceNotFound', `The deployment ${waiting.phase} was deleted while it was created.`);
  if (!isAtRest(row)) return waitOn(call, deploymentKey(row.endpoint, row.name), waiting);
  if (!args.flag('all-traffic') || row.machine.value === 'Failed') return finished(row, waiting, call);
  const endpoint = endpoints.need(world, row.endpoint);
  const hasAll = endpoint.traffic[row.name] === 100;
  if (!isEndpointAtRest(endpoint)) return waitOn(call, endpointKey(endpoint.name), waiting);
  if (hasAll) return finished(row, waiting, call);
  beginEndpointUpdate(call.tx, endpoint.name, { traffic: { [row.name]: 100 } });
  return waitOn(call, endpointKey(endpoint.name), waiting);
}

/** The end of a create or an update: the deployment's document, or why it failed, on a line of its own. */
export function finished(row: OnlineDeployment, waiting: Waiting, call: AzCall): AzOutcome {
  const { failure } = row;
  if (failure && row.machine.value === 'Failed') {
    if (waiting.isOver) return azError(failure.code, failure.message);
    const state = { ...waiting, isOver: true };
    return { kind: 'wait', wait: { at: call.tx.world.now }, state, emitError: lastDots(call, waiting) };
  }
  const endpoint = endpoints.need(call.tx.world, row.endpoint);
  return { kind: 'result', result: deploymentDocument(row, endpoint), notes: doneText(call, waiting) };
}
