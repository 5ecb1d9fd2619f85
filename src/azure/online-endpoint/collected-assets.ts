import type { Tx } from '../../kernel/tx.ts';
import { dataAssets, putDataAsset } from '../data/data-asset.ts';
import { DEFAULT_DATASTORE, datastores, shortUri } from '../storage/datastore.ts';
import { enabledCollections } from './data-collector.ts';
import type { OnlineDeployment } from './deployment.ts';
import { endpoints } from './endpoint.ts';

/** The data asset of a collection: `checkout-risk-blue-model_inputs`. */
export const collectedAsset = (endpoint: string, deployment: string, collection: string): string =>
  `${endpoint}-${deployment}-${collection}`;

/** Registers a data asset for each collection of a deployment that takes over, as the service does on its own. */
export function registerCollected(tx: Tx, { endpoint, name, collector, createdBy }: OnlineDeployment): void {
  const workspace = endpoints.get(tx.world, endpoint)?.workspace;
  if (workspace === undefined || !datastores.get(tx.world, `${workspace}/${DEFAULT_DATASTORE}`)) return;
  for (const collection of enabledCollections(collector)) {
    const asset = collectedAsset(endpoint, name, collection);
    if (dataAssets.latest(tx.world, workspace, asset)) continue;
    putDataAsset(tx, {
      workspace,
      name: asset,
      version: '1',
      type: 'uri_folder',
      description: `${collection} collected by deployment ${name} of endpoint ${endpoint}`,
      path: shortUri(DEFAULT_DATASTORE, `modelDataCollector/${endpoint}/${name}/${collection}/`),
      createdBy,
    });
  }
}
