import { FILE, inWorkspace, SET } from '../../asset-commands.ts';
import { type AzArguments, type AzCall, type AzOutcome, azError, defineAzCommand } from '../../az-command.ts';
import { applySettings, readYaml } from '../../spec-file.ts';
import { textOf } from '../../spec-schema.ts';
import { deploymentId, deployments } from '../deployment.ts';
import { specDocument } from '../deployment-document.ts';
import { beginDeploymentUpdate, deploymentKey, isAtRest } from '../deployment-lifecycle.ts';
import { resolveSpec } from '../deployment-spec.ts';
import { busy, DEPLOYMENT_NAME, ENDPOINT, findDeployment, NO_WAIT, refuse } from './arguments.ts';
import { checkSubmission, finished, imageReadyAt, recordWrite, SKIP_VALIDATION } from './deployment-create.ts';
import { startWaiting, type Waiting, waitOn } from './waiting.ts';

/** `az ml online-deployment update` */
export const deploymentUpdate = defineAzCommand({
  name: 'ml online-deployment update',
  summary: 'Change a deployment; its old containers serve until the new ones are up.',
  args: [
    { ...DEPLOYMENT_NAME, isRequired: false },
    { ...ENDPOINT, isRequired: false },
    FILE,
    SET,
    SKIP_VALIDATION,
    NO_WAIT,
  ],
  run: (args, call) => inWorkspace(call, () => run(args, call)),
  resume(state, _args, call) {
    const waiting = state as unknown as Waiting;
    const row = deployments.get(call.tx.world, waiting.phase);
    if (!row) return azError('ResourceNotFound', `The deployment ${waiting.phase} was deleted while it was updated.`);
    return isAtRest(row) ? finished(row, waiting, call) : waitOn(call, deploymentKey(row.endpoint, row.name), waiting);
  },
});

function run(args: AzArguments, call: AzCall): AzOutcome {
  const file = args.text('file');
  const read = file === undefined ? undefined : readYaml(call, file);
  if (read?.error) return { kind: 'error', error: read.error };
  const yaml = read?.value?.value;
  const name = (args.text('name') ?? textOf(yaml?.name) ?? '').toLowerCase();
  const endpoint = (args.text('endpoint-name') ?? textOf(yaml?.endpoint_name) ?? '').toLowerCase();
  if (name === '' || endpoint === '')
    return azError(null, 'the following arguments are required: --name/-n and --endpoint-name/-e, or --file/-f', 2);
  const found = findDeployment(call, endpoint, name);
  if (found.error) return refuse(found);
  const row = found.value;
  const wanted = applySettings(yaml ? { ...yaml, name, endpoint_name: endpoint } : specDocument(row), args.list('set'));
  if (wanted.error) return { kind: 'error', error: wanted.error };
  const spec = resolveSpec(call, read?.value?.folder ?? call.cwd, wanted.value, row);
  if (spec.error) return { kind: 'error', error: spec.error };
  const id = deploymentId(endpoint, name);
  const checked = checkSubmission(args, call, id, name, spec.value);
  if (checked) return checked;
  if (!isAtRest(row)) return busy(`deployment ${name}`);
  beginDeploymentUpdate(call.tx, row, spec.value, imageReadyAt(call, spec.value));
  recordWrite(call, id, spec.value);
  if (args.flag('no-wait')) return { kind: 'nothing' };
  return startWaiting(call, deploymentKey(endpoint, name), id, `Check: endpoint ${endpoint} exists\n`);
}
