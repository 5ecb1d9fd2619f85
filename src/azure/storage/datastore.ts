import type { TreeNode } from '../../kernel/files/node.ts';
import { defineTable } from '../../kernel/table.ts';
import type { Tx } from '../../kernel/tx.ts';
import type { World } from '../../kernel/world.ts';
import { type Checked, mistake, SUBSCRIPTION } from '../arm.ts';
import { blobAt, containerId, putContainer, putLakeTree } from './blob-container.ts';

/** A workspace's name for a container. */
export interface Datastore {
  readonly workspace: string;
  readonly name: string; // 'curated', 'workspaceblobstore'
  readonly type: 'azure_blob';
  readonly account: string;
  readonly container: string;
  readonly description: string;
}

/** Keyed `<workspace>/<name>`. */
export const datastores = defineTable<Datastore>('datastore');

/** Where uploads and named outputs of jobs go. */
export const DEFAULT_DATASTORE = 'workspaceblobstore';
/** Where logs and default outputs of jobs go. */
export const ARTIFACT_DATASTORE = 'workspaceartifactstore';

/** A new datastore over a container, which is made when it does not exist. */
export function putDatastore(
  tx: Tx,
  datastore: Omit<Datastore, 'type' | 'description'> & { description?: string },
): void {
  putContainer(tx, datastore.account, datastore.container);
  datastores.put(tx, `${datastore.workspace}/${datastore.name}`, {
    workspace: datastore.workspace,
    name: datastore.name,
    type: 'azure_blob',
    account: datastore.account,
    container: datastore.container,
    description: datastore.description ?? '',
  });
}

export function findDatastore(world: World, workspace: string, name: string): Checked<Datastore> {
  const found = datastores.get(world, `${workspace}/${name}`);
  return found ? { value: found } : mistake('UserError', `Not found datastore ${name} in workspace ${workspace}.`, 3);
}

/** What lies at a path of a datastore now. */
export function treeAt(world: World, workspace: string, datastore: string, path: string): TreeNode | undefined {
  const found = datastores.get(world, `${workspace}/${datastore}`);
  return found && blobAt(world, containerId(found.account, found.container), path);
}

/** Uploads a node to a path of a datastore. @throws when the datastore does not exist. */
export function upload(tx: Tx, workspace: string, datastore: string, path: string, node: TreeNode): void {
  const { account, container } = datastores.need(tx.world, `${workspace}/${datastore}`);
  putLakeTree(tx, containerId(account, container), path, node);
}

/** `azureml://subscriptions/…/datastores/D/paths/P`, as documents of assets print it. */
export const longUri = (resourceGroup: string, workspace: string, datastore: string, path: string): string =>
  `azureml://subscriptions/${SUBSCRIPTION}/resourcegroups/${resourceGroup}/workspaces/${workspace}/datastores/${datastore}/paths/${path}`;

export const shortUri = (datastore: string, path: string): string => `azureml://datastores/${datastore}/paths/${path}`;
