import type { Suggestion } from '../../../kernel/suggestion.ts';
import { type Checked, mistake } from '../../arm.ts';
import { NAME } from '../../asset-commands.ts';
import type { AzArgument, AzAsked, AzCall, AzOutcome } from '../../az-command.ts';
import { azError } from '../../az-command.ts';
import { deploymentId, deployments, type OnlineDeployment, provisioningState } from '../deployment.ts';
import { endpoints, type OnlineEndpoint } from '../endpoint.ts';

/** The endpoints of the workspace. */
export const endpointNames = ({ world, workspace }: AzAsked): Suggestion[] =>
  endpoints
    .all(world)
    .filter((row) => row.workspace === workspace)
    .map(({ name, description }) => ({ text: name, kind: 'endpoint', about: description }));

/** The deployments of an endpoint; of every endpoint while none is named. */
export const deploymentNames = (asked: AzAsked, endpoint: string | undefined): Suggestion[] => {
  const known = new Set(endpoint === undefined ? endpointNames(asked).map(({ text }) => text) : [endpoint]);
  return deployments
    .all(asked.world)
    .filter((row) => known.has(row.endpoint))
    .map((row) => ({
      text: row.name,
      kind: 'deployment',
      about: `${row.endpoint}, ${endpoints.need(asked.world, row.endpoint).traffic[row.name] ?? 0} % of the traffic, ${provisioningState(row)}`,
    }));
};

export const ENDPOINT_NAME: AzArgument = { ...NAME, completes: endpointNames };
export const DEPLOYMENT_NAME: AzArgument = {
  ...NAME,
  completes: (asked) => deploymentNames(asked, asked.text('endpoint-name')),
};
export const ENDPOINT: AzArgument = {
  name: '--endpoint-name',
  aliases: ['-e'],
  kind: 'text',
  isRequired: true,
  completes: endpointNames,
  help: 'The online endpoint it belongs to.',
};
export const NO_WAIT: AzArgument = { name: '--no-wait', kind: 'flag', help: 'Return at once; the work goes on.' };
export const YES: AzArgument = { name: '--yes', aliases: ['-y'], kind: 'flag', help: 'Do not ask for confirmation.' };

/** The endpoint of that name in the workspace of the call. */
export function findEndpoint(call: AzCall, name: string): Checked<OnlineEndpoint> {
  const row = endpoints.get(call.tx.world, name);
  return row && row.workspace === call.workspace ? { value: row } : notFound(call, `onlineEndpoints/${name}`);
}

export function findDeployment(call: AzCall, endpoint: string, name: string): Checked<OnlineDeployment> {
  const above = findEndpoint(call, endpoint);
  if (above.error) return above;
  const row = deployments.get(call.tx.world, deploymentId(endpoint, name));
  return row ? { value: row } : notFound(call, `onlineEndpoints/${endpoint}/deployments/${name}`);
}

const notFound = (call: AzCall, path: string): Checked<never> =>
  mistake(
    'ResourceNotFound',
    `The Resource 'Microsoft.MachineLearningServices/workspaces/${call.workspace}/${path}' under resource group '${call.resourceGroup}' was not found.`,
    3,
  );

/** A missing resource ends `show` with 3, every other command with 1. */
export const refuse = (checked: { readonly error: NonNullable<Checked<never>['error']> }): AzOutcome =>
  azError(checked.error.code, checked.error.message, checked.error.exitCode === 2 ? 2 : 1);

export const busy = (what: string): AzOutcome =>
  azError('Conflict', `There is already an active operation on ${what}. Wait until it has finished.`);
