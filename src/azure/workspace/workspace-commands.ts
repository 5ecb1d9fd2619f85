import type { Json } from '../../kernel/json.ts';
import { contextTime, guidOf, SUBSCRIPTION, workspaceArmId } from '../arm.ts';
import { documentOf, listed, MAX_RESULTS, NAME } from '../asset-commands.ts';
import { type AzCommand, defineAzCommand } from '../az-command.ts';
import { workspaceNames } from './place-names.ts';
import { findWorkspace, type Workspace, workspaces } from './workspace.ts';

const provider = (workspace: Workspace, kind: string, name: string): string =>
  `/subscriptions/${SUBSCRIPTION}/resourceGroups/${workspace.resourceGroup}/providers/${kind}/${name}`;

const document = (workspace: Workspace): Json =>
  documentOf({
    application_insights: provider(workspace, 'Microsoft.Insights/components', workspace.applicationInsights),
    container_registry: provider(workspace, 'Microsoft.ContainerRegistry/registries', workspace.containerRegistry),
    creation_context: { created_at: contextTime(workspace.createdAt) },
    description: workspace.description,
    discovery_url: `https://${workspace.location}.api.azureml.ms/discovery`,
    display_name: workspace.displayName,
    id: workspaceArmId(workspace.resourceGroup, workspace.name),
    key_vault: provider(workspace, 'Microsoft.KeyVault/vaults', workspace.keyVault),
    location: workspace.location,
    mlflow_tracking_uri: `azureml://${workspace.location}.api.azureml.ms/mlflow/v1.0${workspaceArmId(workspace.resourceGroup, workspace.name)}`,
    name: workspace.name,
    provisioning_state: 'Succeeded',
    public_network_access: 'Enabled',
    resourceGroup: workspace.resourceGroup,
    resource_group: workspace.resourceGroup,
    storage_account: provider(workspace, 'Microsoft.Storage/storageAccounts', workspace.storageAccount),
    tags: workspace.tags,
    workspace_id: guidOf(workspace.name),
  });

/** `az ml workspace …` */
export const workspaceCommands: readonly AzCommand[] = [
  defineAzCommand({
    name: 'ml workspace show',
    summary: 'Show a workspace; without --name the configured one.',
    args: [{ ...NAME, isRequired: false, completes: workspaceNames }],
    run(args, call) {
      const found = findWorkspace(call.tx.world, call.resourceGroup, args.text('name') ?? call.workspace);
      return found.error ? { kind: 'error', error: found.error } : { kind: 'result', result: document(found.value) };
    },
  }),
  defineAzCommand({
    name: 'ml workspace list',
    summary: 'List the workspaces of a resource group.',
    args: [MAX_RESULTS],
    run: (args, call) =>
      listed(
        workspaces
          .all(call.tx.world)
          .filter((row) => row.resourceGroup === call.resourceGroup)
          .map((row) => document(row) as { readonly [key: string]: Json }),
        args,
      ),
  }),
];
