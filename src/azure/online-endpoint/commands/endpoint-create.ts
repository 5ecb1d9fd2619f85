import { recordActivity } from '../../activity.ts';
import { FILE, inWorkspace, NAME, SET } from '../../asset-commands.ts';
import { type AzArguments, type AzCall, type AzOutcome, azError, defineAzCommand } from '../../az-command.ts';
import { readSpecFile } from '../../spec-file.ts';
import {
  COMMON_FIELDS,
  checkFields,
  choice,
  type Fields,
  object,
  required,
  specError,
  text,
  textOf,
  textsOf,
} from '../../spec-schema.ts';
import { isEndpointName } from '../deployment-spec.ts';
import { endpoints } from '../endpoint.ts';
import { endpointDocument } from '../endpoint-document.ts';
import { beginEndpointCreate, endpointKey, isEndpointAtRest } from '../endpoint-lifecycle.ts';
import { NO_WAIT } from './arguments.ts';
import { doneText, startWaiting, type Waiting, waitOn } from './waiting.ts';

export const ENDPOINT_FIELDS: Fields = {
  ...COMMON_FIELDS,
  name: required(text),
  auth_mode: choice(['key', 'aml_token', 'aad_token']),
  identity: object({ type: choice(['system_assigned']) }),
  public_network_access: choice(['enabled']),
  traffic: { kind: 'map', item: { kind: 'integer' } },
  mirror_traffic: { kind: 'map', item: { kind: 'integer' } },
};

/** `az ml online-endpoint create` */
export const endpointCreate = defineAzCommand({
  name: 'ml online-endpoint create',
  summary: 'Create an online endpoint; it has no deployments and no traffic yet.',
  args: [
    FILE,
    { ...NAME, isRequired: false },
    {
      name: '--auth-mode',
      kind: 'text',
      choices: ['key', 'aml_token', 'aad_token'],
      help: 'How callers authenticate.',
    },
    SET,
    NO_WAIT,
  ],
  run: (args, call) => inWorkspace(call, () => run(args, call)),
  resume(state, _args, call) {
    const waiting = state as unknown as Waiting;
    const row = endpoints.get(call.tx.world, waiting.phase);
    if (!row) return azError('ResourceNotFound', `The endpoint ${waiting.phase} was deleted while it was created.`);
    if (!isEndpointAtRest(row)) return waitOn(call, endpointKey(row.name), waiting);
    return { kind: 'result', result: endpointDocument(call.tx.world, row), notes: doneText(call, waiting) };
  },
});

function run(args: AzArguments, call: AzCall): AzOutcome {
  const read = readSpecFile(args, call);
  if (read.error) return { kind: 'error', error: read.error };
  const asked = args.text('name');
  const spec = asked === undefined ? read.value.value : { ...read.value.value, name: asked };
  const problems = checkFields(ENDPOINT_FIELDS, spec);
  if (problems.length > 0) return { kind: 'error', error: specError('Online Endpoint', problems) };
  const name = (textOf(spec.name) ?? '').toLowerCase();
  const auth = args.text('auth-mode') ?? textOf(spec.auth_mode) ?? 'key';
  if (auth !== 'key') return azError(null, `not simulated: endpoints with auth_mode ${auth}; use key.`);
  if (!isEndpointName(name))
    return azError(
      'BadArgument',
      `'${name}' is no valid endpoint name: 3 to 32 letters, digits or '-', beginning with a letter.`,
    );
  if (endpoints.get(call.tx.world, name))
    return azError(null, `An endpoint named ${name} exists already. To change it use az ml online-endpoint update.`);
  beginEndpointCreate(call.tx, {
    name,
    resourceGroup: call.resourceGroup,
    workspace: call.workspace,
    description: textOf(spec.description) ?? '',
    tags: textsOf(spec.tags),
    createdBy: call.actor,
  });
  recordActivity(call.tx, {
    actor: call.actor,
    operation: 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/write',
    resource: `${call.workspace}/onlineEndpoints/${name}`,
    detail: 'create',
  });
  return args.flag('no-wait') ? { kind: 'nothing' } : startWaiting(call, endpointKey(name), name);
}
