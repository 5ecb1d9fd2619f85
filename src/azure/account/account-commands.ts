import type { Json } from '../../kernel/json.ts';
import type { Suggestion } from '../../kernel/suggestion.ts';
import { principalType, SUBSCRIPTION, TENANT } from '../arm.ts';
import { type AzCall, type AzCommand, type AzOutcome, azError, defineAzCommand } from '../az-command.ts';

/** The one subscription of the world. */
export const SUBSCRIPTION_NAME = 'kestrand-ml';

/** Whether a text names the subscription, by id or by name. */
export const isSubscription = (text: string): boolean => [SUBSCRIPTION, SUBSCRIPTION_NAME].includes(text.toLowerCase());

/** The subscription by name and by id. */
export const subscriptionNames = (): Suggestion[] => [
  { text: SUBSCRIPTION_NAME, kind: 'subscription', about: SUBSCRIPTION },
  { text: SUBSCRIPTION, kind: 'subscription', about: SUBSCRIPTION_NAME },
];

const account = (call: AzCall, cloud: 'environmentName' | 'cloudName'): Json => ({
  [cloud]: 'AzureCloud',
  homeTenantId: TENANT,
  id: SUBSCRIPTION,
  isDefault: true,
  managedByTenants: [],
  name: SUBSCRIPTION_NAME,
  state: 'Enabled',
  tenantId: TENANT,
  user: {
    name: principalType(call.actor) === 'User' ? `${call.actor}@kestrand.example` : call.actor,
    type: principalType(call.actor) === 'User' ? 'user' : 'servicePrincipal',
  },
});

const unknown = (name: string): AzOutcome =>
  azError(null, `The subscription of '${name}' doesn't exist in cloud 'AzureCloud'.`, 1);

const SUBSCRIPTION_ARGUMENT = (isRequired: boolean, short: readonly string[]) =>
  ({
    name: '--name',
    aliases: ['--subscription', ...short],
    kind: 'text',
    isRequired,
    completes: subscriptionNames,
    help: 'Name or id of the subscription.',
  }) as const;

const LIST_COLUMNS = [
  ['Name', 'name'],
  ['CloudName', 'cloudName'],
  ['SubscriptionId', 'id'],
  ['TenantId', 'tenantId'],
  ['State', 'state'],
  ['IsDefault', 'isDefault'],
] as const;

/** `az account …` and `az login`: who is signed in to what. */
export const accountCommands: readonly AzCommand[] = [
  defineAzCommand({
    name: 'account show',
    summary: 'Show the subscription in use and who is signed in.',
    args: [SUBSCRIPTION_ARGUMENT(false, ['-n', '-s'])],
    run(args, call) {
      const name = args.text('name');
      if (name !== undefined && !isSubscription(name)) return unknown(name);
      return { kind: 'result', result: account(call, 'environmentName') };
    },
  }),
  defineAzCommand({
    name: 'account list',
    summary: 'List the subscriptions of who is signed in.',
    args: [
      { name: '--all', kind: 'flag', help: 'Also those that are not enabled.' },
      { name: '--refresh', kind: 'flag', help: 'Ask the service again.' },
    ],
    tableColumns: LIST_COLUMNS,
    run: (_args, call) => ({ kind: 'result', result: [account(call, 'cloudName')] }),
  }),
  defineAzCommand({
    name: 'account set',
    summary: 'Choose the subscription in use.',
    args: [SUBSCRIPTION_ARGUMENT(true, ['-n', '-s'])],
    run: (args) => (isSubscription(args.need('name')) ? { kind: 'nothing' } : unknown(args.need('name'))),
  }),
  defineAzCommand({
    name: 'login',
    summary: 'Sign in; the terminal is signed in already, so this lists the subscriptions.',
    args: [
      { name: '--tenant', aliases: ['-t'], kind: 'text', help: 'The directory to sign in to.' },
      { name: '--use-device-code', kind: 'flag', help: 'Sign in with a code on another device.' },
    ],
    tableColumns: LIST_COLUMNS,
    run(args, call) {
      const tenant = args.text('tenant');
      if (tenant !== undefined && tenant.toLowerCase() !== TENANT)
        return azError(null, `az login: signing in to another directory (${tenant}) is not simulated.`, 4);
      return { kind: 'result', result: [account(call, 'cloudName')] };
    },
  }),
];
