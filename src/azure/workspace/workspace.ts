import { defineTable } from '../../kernel/table.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { Tx } from '../../kernel/tx.ts';
import type { World } from '../../kernel/world.ts';
import { type Checked, guidOf, mistake } from '../arm.ts';
import { storageAccounts } from '../storage/blob-container.ts';
import { ARTIFACT_DATASTORE, DEFAULT_DATASTORE, putDatastore } from '../storage/datastore.ts';

/** An Azure Machine Learning workspace and the resources it is tied to. */
export interface Workspace {
  readonly name: string; // 'mlw-kst-prod'
  readonly resourceGroup: string;
  readonly location: string;
  readonly displayName: string;
  readonly description: string;
  readonly storageAccount: string; // holds its default datastores
  readonly keyVault: string;
  readonly containerRegistry: string;
  readonly applicationInsights: string;
  readonly tags: { readonly [tag: string]: string };
  readonly createdAt: SimTime;
}

export const workspaces = defineTable<Workspace>('workspace');

/** A new workspace with its storage account and the datastores every workspace has. */
export function putWorkspace(tx: Tx, workspace: Omit<Workspace, 'createdAt'>): void {
  workspaces.put(tx, workspace.name, { ...workspace, createdAt: tx.world.now });
  const account = workspace.storageAccount;
  storageAccounts.put(tx, account, { name: account, resourceGroup: workspace.resourceGroup });
  const guid = guidOf(workspace.name);
  const stores = { workspace: workspace.name, account };
  putDatastore(tx, { ...stores, name: DEFAULT_DATASTORE, container: `azureml-blobstore-${guid}` });
  putDatastore(tx, { ...stores, name: ARTIFACT_DATASTORE, container: 'azureml' });
}

export function findWorkspace(world: World, resourceGroup: string, name: string): Checked<Workspace> {
  const found = workspaces.get(world, name);
  if (found && found.resourceGroup.toLowerCase() === resourceGroup.toLowerCase()) return { value: found };
  return mistake(
    'ResourceNotFound',
    `The Resource 'Microsoft.MachineLearningServices/workspaces/${name}' under resource group '${resourceGroup}' was not found.`,
    3,
  );
}
