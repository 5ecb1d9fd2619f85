import type { Suggestion } from '../../kernel/suggestion.ts';
import { workspaceArmId } from '../arm.ts';
import { documentOf, inWorkspace, listed, MAX_RESULTS, NAME } from '../asset-commands.ts';
import { type AzAsked, type AzCommand, defineAzCommand } from '../az-command.ts';
import type { JsonObject } from '../spec-file.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Datastore, datastores, findDatastore } from './datastore.ts';

const document = (datastore: Datastore, workspace: Workspace): JsonObject =>
  documentOf({
    account_name: datastore.account,
    container_name: datastore.container,
    credentials: {},
    description: datastore.description,
    endpoint: 'core.windows.net',
    id: `${workspaceArmId(workspace.resourceGroup, workspace.name)}/datastores/${datastore.name}`,
    name: datastore.name,
    protocol: 'https',
    resourceGroup: workspace.resourceGroup,
    tags: {},
    type: datastore.type,
  });

const datastoreNames = ({ world, workspace }: AzAsked): Suggestion[] =>
  datastores
    .all(world)
    .filter((row) => row.workspace === workspace)
    .map(({ name, account, container }) => ({ text: name, kind: 'datastore', about: `${account}/${container}` }));

/** `az ml datastore …` */
export const datastoreCommands: readonly AzCommand[] = [
  defineAzCommand({
    name: 'ml datastore show',
    summary: 'Show a datastore: which container of which storage account it names.',
    args: [{ ...NAME, completes: datastoreNames }],
    run: (args, call) =>
      inWorkspace(call, (workspace) => {
        const found = findDatastore(call.tx.world, call.workspace, args.need('name'));
        return found.error
          ? { kind: 'error', error: found.error }
          : { kind: 'result', result: document(found.value, workspace) };
      }),
  }),
  defineAzCommand({
    name: 'ml datastore list',
    summary: 'List the datastores of a workspace.',
    args: [MAX_RESULTS],
    run: (args, call) =>
      inWorkspace(call, (workspace) => {
        const rows = datastores.all(call.tx.world).filter((row) => row.workspace === workspace.name);
        return listed(
          rows.map((row) => document(row, workspace)),
          args,
        );
      }),
  }),
];
