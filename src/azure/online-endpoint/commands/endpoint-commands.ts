import { recordActivity } from '../../activity.ts';
import { documentOf, inWorkspace } from '../../asset-commands.ts';
import { type AzCommand, azError, defineAzCommand } from '../../az-command.ts';
import { endpoints } from '../endpoint.ts';
import { endpointDocument } from '../endpoint-document.ts';
import { beginEndpointDelete, endpointKey, isEndpointAtRest, regenerateKey } from '../endpoint-lifecycle.ts';
import { busy, ENDPOINT_NAME, findEndpoint, NO_WAIT, refuse, YES } from './arguments.ts';
import { endpointCreate } from './endpoint-create.ts';
import { endpointInvoke } from './endpoint-invoke.ts';
import { endpointUpdate } from './endpoint-update.ts';
import { lastDots, startWaiting, type Waiting, waitOn } from './waiting.ts';

const endpointShow = defineAzCommand({
  name: 'ml online-endpoint show',
  summary: 'Show an online endpoint: its address, its state and the split of its traffic.',
  args: [ENDPOINT_NAME],
  run: (args, call) =>
    inWorkspace(call, () => {
      const found = findEndpoint(call, args.need('name'));
      return found.error
        ? { kind: 'error', error: found.error }
        : { kind: 'result', result: endpointDocument(call.tx.world, found.value) };
    }),
});

const endpointList = defineAzCommand({
  name: 'ml online-endpoint list',
  summary: 'List the online endpoints of a workspace.',
  args: [],
  run: (_args, call) =>
    inWorkspace(call, () => {
      const rows = endpoints.all(call.tx.world).filter((row) => row.workspace === call.workspace);
      return { kind: 'result', result: rows.map((row) => endpointDocument(call.tx.world, row)) };
    }),
});

const endpointDelete = defineAzCommand({
  name: 'ml online-endpoint delete',
  summary: 'Delete an online endpoint with all its deployments.',
  args: [ENDPOINT_NAME, YES, NO_WAIT],
  run: (args, call) =>
    inWorkspace(call, () => {
      const found = findEndpoint(call, args.need('name'));
      if (found.error) return refuse(found);
      const { name } = found.value;
      if (!args.flag('yes')) return azError(null, 'Unable to prompt for confirmation as no tty available. Use --yes.');
      if (!isEndpointAtRest(found.value)) return busy(`endpoint ${name}`);
      beginEndpointDelete(call.tx, name);
      recordActivity(call.tx, {
        actor: call.actor,
        operation: 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/delete',
        resource: `${call.workspace}/onlineEndpoints/${name}`,
        detail: '',
      });
      return args.flag('no-wait') ? { kind: 'nothing' } : startWaiting(call, endpointKey(name), name);
    }),
  resume(state, _args, call) {
    const waiting = state as unknown as Waiting;
    return endpoints.get(call.tx.world, waiting.phase)
      ? waitOn(call, endpointKey(waiting.phase), waiting)
      : { kind: 'nothing', notes: lastDots(call, waiting) };
  },
});

const getCredentials = defineAzCommand({
  name: 'ml online-endpoint get-credentials',
  summary: 'Print the keys with which callers authenticate.',
  args: [ENDPOINT_NAME],
  run: (args, call) =>
    inWorkspace(call, () => {
      const found = findEndpoint(call, args.need('name'));
      if (found.error) return refuse(found);
      const { primaryKey, secondaryKey } = found.value;
      return { kind: 'result', result: documentOf({ primaryKey, secondaryKey }) };
    }),
});

const regenerateKeys = defineAzCommand({
  name: 'ml online-endpoint regenerate-keys',
  summary: 'Replace a key; callers that still send the old one are refused at once.',
  args: [
    ENDPOINT_NAME,
    { name: '--key-type', kind: 'text', choices: ['primary', 'secondary'], help: 'Which key; primary by default.' },
    NO_WAIT,
  ],
  run: (args, call) =>
    inWorkspace(call, () => {
      const found = findEndpoint(call, args.need('name'));
      if (found.error) return refuse(found);
      const kind = args.text('key-type') === 'secondary' ? 'secondary' : 'primary';
      regenerateKey(call.tx, found.value.name, kind);
      recordActivity(call.tx, {
        actor: call.actor,
        operation: 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/regenerateKeys/action',
        resource: `${call.workspace}/onlineEndpoints/${found.value.name}`,
        detail: kind,
      });
      return { kind: 'nothing' };
    }),
});

/** `az ml online-endpoint …` */
export const endpointCommands: readonly AzCommand[] = [
  endpointCreate,
  endpointShow,
  endpointList,
  endpointUpdate,
  endpointDelete,
  endpointInvoke,
  getCredentials,
  regenerateKeys,
];
