import type { TreeNode } from '../../kernel/files/node.ts';
import type { Tx } from '../../kernel/tx.ts';
import type { World } from '../../kernel/world.ts';
import { type AssetRow, defineAssetTable, type NewAsset, newAsset } from '../asset.ts';
import { parseReference } from '../reference.ts';
import { treeAt } from '../storage/datastore.ts';

export const DATA_TYPES = ['uri_folder', 'uri_file', 'mltable'] as const;
export type DataType = (typeof DATA_TYPES)[number];

/** A version of a data asset: a name for a place in storage. The bytes stay where they are. */
export interface DataAsset extends AssetRow {
  readonly type: DataType;
  readonly datastore: string;
  readonly path: string; // inside the datastore: 'orders/2026-03-01/'
}

export const dataAssets = defineAssetTable<DataAsset>('data-asset', 'data asset');

export interface NewDataAsset extends NewAsset {
  readonly type: DataType;
  readonly path: string; // 'azureml://datastores/<datastore>/paths/<path>'
}

/** Registers a version. @throws when the path is not in a datastore: callers upload or refuse before. */
export function putDataAsset(tx: Tx, asset: NewDataAsset): void {
  const place = parseReference(asset.path);
  if (place.kind !== 'datastore') throw new Error(`data asset ${asset.name}: ${asset.path} is not in a datastore`);
  dataAssets.rows.put(tx, dataAssets.id(asset.workspace, asset.name, asset.version), {
    ...newAsset(asset, tx.world.now),
    type: asset.type,
    datastore: place.datastore,
    path: place.path,
  });
}

/** What lies behind a version now; undefined when its storage was moved or deleted. */
export const dataTree = (world: World, asset: DataAsset): TreeNode | undefined =>
  treeAt(world, asset.workspace, asset.datastore, asset.path);
