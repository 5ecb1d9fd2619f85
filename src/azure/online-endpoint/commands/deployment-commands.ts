import { recordActivity } from '../../activity.ts';
import { inWorkspace } from '../../asset-commands.ts';
import { type AzCommand, azError, defineAzCommand } from '../../az-command.ts';
import { containerLogs } from '../container-logs.ts';
import { deployments, deploymentsOf } from '../deployment.ts';
import { deploymentDocument } from '../deployment-document.ts';
import { beginDeploymentDelete, deploymentKey, isAtRest } from '../deployment-lifecycle.ts';
import { endpoints } from '../endpoint.ts';
import { busy, DEPLOYMENT_NAME, ENDPOINT, findDeployment, findEndpoint, NO_WAIT, refuse, YES } from './arguments.ts';
import { deploymentCreate } from './deployment-create.ts';
import { deploymentUpdate } from './deployment-update.ts';
import { lastDots, startWaiting, type Waiting, waitOn } from './waiting.ts';

const deploymentShow = defineAzCommand({
  name: 'ml online-deployment show',
  summary: 'Show a deployment: what is asked for, and whether it was reached.',
  args: [DEPLOYMENT_NAME, ENDPOINT],
  run: (args, call) =>
    inWorkspace(call, () => {
      const found = findDeployment(call, args.need('endpoint-name'), args.need('name'));
      if (found.error) return { kind: 'error', error: found.error };
      const endpoint = endpoints.need(call.tx.world, found.value.endpoint);
      return { kind: 'result', result: deploymentDocument(found.value, endpoint) };
    }),
});

const deploymentList = defineAzCommand({
  name: 'ml online-deployment list',
  summary: 'List the deployments of an online endpoint.',
  args: [ENDPOINT],
  run: (args, call) =>
    inWorkspace(call, () => {
      const found = findEndpoint(call, args.need('endpoint-name'));
      if (found.error) return refuse(found);
      const rows = deploymentsOf(call.tx.world, found.value.name);
      return { kind: 'result', result: rows.map((row) => deploymentDocument(row, found.value)) };
    }),
});

const deploymentDelete = defineAzCommand({
  name: 'ml online-deployment delete',
  summary: 'Delete a deployment that gets no traffic.',
  args: [DEPLOYMENT_NAME, ENDPOINT, YES, NO_WAIT],
  run: (args, call) =>
    inWorkspace(call, () => {
      const found = findDeployment(call, args.need('endpoint-name'), args.need('name'));
      if (found.error) return refuse(found);
      const { endpoint, name } = found.value;
      const weight = endpoints.need(call.tx.world, endpoint).traffic[name] ?? 0;
      if (weight > 0)
        return azError(
          'BadRequest',
          `Deployment ${name} gets ${weight} % of the traffic of endpoint ${endpoint}. Move its traffic before you delete it.`,
        );
      if (!args.flag('yes')) return azError(null, 'Unable to prompt for confirmation as no tty available. Use --yes.');
      if (!isAtRest(found.value)) return busy(`deployment ${name}`);
      beginDeploymentDelete(call.tx, found.value);
      recordActivity(call.tx, {
        actor: call.actor,
        operation: 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments/delete',
        resource: `${call.workspace}/onlineEndpoints/${endpoint}/deployments/${name}`,
        detail: '',
      });
      const id = `${endpoint}/${name}`;
      return args.flag('no-wait') ? { kind: 'nothing' } : startWaiting(call, deploymentKey(endpoint, name), id);
    }),
  resume(state, args, call) {
    const waiting = state as unknown as Waiting;
    return deployments.get(call.tx.world, waiting.phase)
      ? waitOn(call, deploymentKey(args.need('endpoint-name'), args.need('name')), waiting)
      : { kind: 'nothing', notes: lastDots(call, waiting) };
  },
});

const CONTAINERS = ['inference-server', 'storage-initializer'] as const;
const DEFAULT_LINES = 5000;

const getLogs = defineAzCommand({
  name: 'ml online-deployment get-logs',
  summary: 'Print the state of an instance, the events of its containers and what the container wrote.',
  args: [
    DEPLOYMENT_NAME,
    ENDPOINT,
    {
      name: '--lines',
      aliases: ['-l'],
      kind: 'integer',
      help: 'How many lines from the end at most; 5000 by default.',
    },
    {
      name: '--container',
      aliases: ['-c'],
      kind: 'text',
      help: `Which container: ${CONTAINERS.join(' or ')}.`,
      completes: () => CONTAINERS.map((text) => ({ text, kind: 'container', about: '' })),
    },
  ],
  run: (args, call) =>
    inWorkspace(call, () => {
      const found = findDeployment(call, args.need('endpoint-name'), args.need('name'));
      if (found.error) return refuse(found);
      const asked = args.text('container') ?? 'inference-server';
      const container = CONTAINERS.find((name) => name === asked);
      if (!container)
        return azError(
          null,
          `Invalid container type '${asked}'. Supported container types are ${CONTAINERS.join(', ')}.`,
        );
      const lines = args.integer('lines') ?? DEFAULT_LINES;
      return { kind: 'result', result: containerLogs(call.tx.world, call.context, found.value, container, lines) };
    }),
});

/** `az ml online-deployment …` */
export const deploymentCommands: readonly AzCommand[] = [
  deploymentCreate,
  deploymentShow,
  deploymentList,
  deploymentUpdate,
  deploymentDelete,
  getLogs,
];
