import { recordActivity } from '../../activity.ts';
import { type Checked, mistake } from '../../arm.ts';
import { FILE, inWorkspace, SET } from '../../asset-commands.ts';
import { type AzArguments, type AzCall, type AzOutcome, azError, defineAzCommand } from '../../az-command.ts';
import { applySettings, type JsonObject, readYaml } from '../../spec-file.ts';
import { checkFields, specError, textOf, textsOf } from '../../spec-schema.ts';
import { deploymentsOf } from '../deployment.ts';
import { type EndpointChange, endpoints, type OnlineEndpoint, type Traffic } from '../endpoint.ts';
import { endpointDocument } from '../endpoint-document.ts';
import { beginEndpointUpdate, endpointKey, isEndpointAtRest } from '../endpoint-lifecycle.ts';
import { busy, deploymentNames, ENDPOINT_NAME, findEndpoint, NO_WAIT, refuse } from './arguments.ts';
import { ENDPOINT_FIELDS } from './endpoint-create.ts';
import { startWaiting, type Waiting, waitOn } from './waiting.ts';

/** `az ml online-endpoint update` */
export const endpointUpdate = defineAzCommand({
  name: 'ml online-endpoint update',
  summary: 'Change an online endpoint: above all how its traffic is split.',
  args: [
    { ...ENDPOINT_NAME, isRequired: false },
    FILE,
    {
      name: '--traffic',
      aliases: ['-r'],
      kind: 'list',
      completes: (asked) =>
        deploymentNames(asked, asked.text('name')).map((one) => ({ ...one, text: `${one.text}=`, isOpen: true })),
      help: 'Percent of the traffic by deployment: "blue=90 green=10". Sums to 100, or to 0.',
    },
    SET,
    NO_WAIT,
  ],
  run: (args, call) => inWorkspace(call, () => run(args, call)),
  resume(state, _args, call) {
    const waiting = state as unknown as Waiting;
    const row = endpoints.get(call.tx.world, waiting.phase);
    if (!row) return azError('ResourceNotFound', `The endpoint ${waiting.phase} was deleted while it was updated.`);
    if (!isEndpointAtRest(row)) return waitOn(call, endpointKey(row.name), waiting);
    return { kind: 'result', result: endpointDocument(call.tx.world, row) };
  },
});

function run(args: AzArguments, call: AzCall): AzOutcome {
  const file = args.text('file');
  const read = file === undefined ? undefined : readYaml(call, file);
  if (read?.error) return { kind: 'error', error: read.error };
  const name = args.text('name') ?? textOf(read?.value?.value.name);
  if (name === undefined) return azError(null, 'the following arguments are required: --name/-n or --file/-f', 2);
  const found = findEndpoint(call, name.toLowerCase());
  if (found.error) return refuse(found);
  const row = found.value;
  const change = changeOf(args, call, row, read?.value?.value);
  if (change.error) return { kind: 'error', error: change.error };
  if (!isEndpointAtRest(row)) return busy(`endpoint ${row.name}`);
  beginEndpointUpdate(call.tx, row.name, change.value);
  recordActivity(call.tx, {
    actor: call.actor,
    operation: 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/write',
    resource: `${call.workspace}/onlineEndpoints/${row.name}`,
    detail: `traffic ${trafficText(change.value.traffic ?? row.traffic)}`,
  });
  return args.flag('no-wait') ? { kind: 'nothing' } : startWaiting(call, endpointKey(row.name), row.name);
}

const trafficText = (traffic: Traffic): string =>
  Object.keys(traffic)
    .sort()
    .map((name) => `${name}=${traffic[name]}`)
    .join(' ') || 'none';

function changeOf(
  args: AzArguments,
  call: AzCall,
  row: OnlineEndpoint,
  file: JsonObject | undefined,
): Checked<EndpointChange> {
  const before = { name: row.name, description: row.description, tags: row.tags, traffic: row.traffic };
  const wanted = applySettings({ ...before, ...file }, args.list('set'));
  if (wanted.error) return wanted;
  const problems = checkFields(ENDPOINT_FIELDS, wanted.value);
  if (problems.length > 0) return { error: specError('Online Endpoint', problems) };
  if (Object.keys((wanted.value.mirror_traffic ?? {}) as JsonObject).length > 0)
    return mistake(null, 'not simulated: mirrored traffic.');
  const asked = args.list('traffic').flatMap((words) => words.split(/[\s,]+/).filter((word) => word !== ''));
  const traffic = asked.length > 0 ? parseTraffic(asked) : { value: (wanted.value.traffic ?? {}) as Traffic };
  if (traffic.error) return traffic;
  const checked = checkTraffic(call, row, traffic.value);
  if (checked.error) return checked;
  return {
    value: {
      traffic: checked.value,
      description: textOf(wanted.value.description) ?? '',
      tags: textsOf(wanted.value.tags),
    },
  };
}

function parseTraffic(words: readonly string[]): Checked<Traffic> {
  const traffic: { [deployment: string]: number } = {};
  for (const word of words) {
    const match = /^([^=]+)=(\d+)%?$/.exec(word);
    if (!match)
      return mistake(null, `Invalid value '${word}' of --traffic: give whole percents as <deployment>=<percent>.`, 2);
    traffic[(match[1] as string).toLowerCase()] = Number(match[2]);
  }
  return { value: traffic };
}

/** Weights above zero must belong to deployments with containers and sum to 100; none at all is allowed. */
function checkTraffic(call: AzCall, row: OnlineEndpoint, asked: Traffic): Checked<Traffic> {
  const rows = deploymentsOf(call.tx.world, row.name);
  const traffic: { [deployment: string]: number } = {};
  for (const key of Object.keys(asked).sort()) {
    const weight = Number(asked[key]);
    const name = key.toLowerCase();
    const deployment = rows.find((one) => one.name === name);
    if (!deployment)
      return mistake(
        'BadArgument',
        `The traffic rule names deployment ${name}, which endpoint ${row.name} does not have. Its deployments: ${rows.map((one) => one.name).join(', ') || 'none'}.`,
      );
    if (weight < 0 || weight > 100)
      return mistake('BadArgument', `Traffic of ${name} must be 0 to 100, not ${weight}.`);
    if (weight > 0 && !deployment.serving)
      return mistake(
        'BadArgument',
        `Deployment ${name} cannot take traffic: its provisioning state is ${deployment.machine.value === 'Failed' ? 'Failed' : 'not Succeeded'}.`,
      );
    if (weight > 0) traffic[name] = weight;
  }
  const sum = Object.values(traffic).reduce((total, weight) => total + weight, 0);
  if (sum !== 0 && sum !== 100)
    return mistake('BadArgument', `The traffic of all deployments must sum to 0 or 100, not ${sum}.`);
  return { value: traffic };
}
