import * as v from 'valibot';
import { type DataAsset, dataAssets, dataTree } from '../../azure/data/data-asset.ts';
import { datastores, longUri, shortUri } from '../../azure/storage/datastore.ts';
import { workspaces } from '../../azure/workspace/workspace.ts';
import type { TreeNode } from '../../kernel/files/node.ts';
import type { World } from '../../kernel/world.ts';
import { type AssetGraph, assetId, lineageOf } from '../lineage/asset-graph.ts';
import { estateGraph } from '../lineage/estate-graph.ts';
import { type DataRow, dataRow } from './data-assets-view.ts';
import { type FileEntry, filesOf } from './tree-files.ts';
import { defineView } from './view.ts';

/** The page of one version of a data asset, without what is in its files. */
export interface DataAssetView extends DataRow {
  readonly uri: string; // as jobs name it: 'azureml:checkout-orders:12'
  readonly storageUri: string; // 'azureml://datastores/…/paths/…'
  readonly longUri: string; // the same from any workspace
  readonly container: string; // '<account>/<container>' behind the datastore
  readonly path: string;
  readonly modifiedBy: string;
  readonly properties: { readonly [property: string]: string };
  readonly isStored: boolean; // false: its storage was moved or deleted
  readonly files: readonly FileEntry[];
  readonly versions: readonly { readonly version: string; readonly isArchived: boolean }[]; // newest first
  readonly lineage: AssetGraph;
}

/** `version` empty: the latest. */
export const dataAssetView = defineView(
  'data-asset',
  v.strictObject({ name: v.string(), version: v.string() }),
  ({ world, params }): DataAssetView | null => {
    const asset = findData(world, params.name, params.version);
    return asset ? detailsOf(world, asset) : null;
  },
  { everyMs: 500 },
);

/** A version of a data asset in whatever workspace; `version` empty means the latest. */
export function findData(world: World, name: string, version: string): DataAsset | undefined {
  const versions = dataAssets.sort(dataAssets.rows.all(world).filter((asset) => asset.name === name));
  return version === '' ? versions.at(-1) : versions.find((asset) => asset.version === version);
}

/** Paths below the asset's folder; a file asset has one, its own name. */
export const filesOfAsset = (asset: DataAsset, tree: TreeNode | undefined): FileEntry[] =>
  filesOf(tree, tree?.kind === 'file' ? (asset.path.split('/').filter(Boolean).at(-1) ?? asset.name) : '');

function detailsOf(world: World, asset: DataAsset): DataAssetView {
  const { workspace, name, version, datastore, path } = asset;
  const store = datastores.get(world, `${workspace}/${datastore}`);
  const tree = dataTree(world, asset);
  return {
    ...dataRow(world, asset),
    uri: `azureml:${name}:${version}`,
    storageUri: shortUri(datastore, path),
    longUri: longUri(workspaces.get(world, workspace)?.resourceGroup ?? '', workspace, datastore, path),
    container: store ? `${store.account}/${store.container}` : datastore,
    path,
    modifiedBy: asset.modifiedBy,
    properties: asset.properties,
    isStored: tree !== undefined,
    files: filesOfAsset(asset, tree),
    versions: dataAssets
      .versions(world, workspace, name)
      .map((row) => ({ version: row.version, isArchived: row.isArchived }))
      .reverse(),
    lineage: lineageOf(estateGraph(world), assetId('data', `${name}:${version}`)),
  };
}
