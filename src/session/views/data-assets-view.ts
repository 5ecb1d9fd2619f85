import * as v from 'valibot';
import { type DataAsset, dataAssets } from '../../azure/data/data-asset.ts';
import type { World } from '../../kernel/world.ts';
import { defineView } from './view.ts';

/** A version of a data asset as lists show it. */
export interface DataRow {
  readonly name: string;
  readonly version: string;
  readonly isLatest: boolean;
  readonly type: string; // 'uri_folder'
  readonly datastore: string;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly modifiedAt: number;
  readonly description: string;
  readonly tags: { readonly [tag: string]: string };
  readonly isArchived: boolean;
}

/** Every version of every data asset, newest first. */
export const dataAssetsView = defineView(
  'data-assets',
  v.strictObject({}),
  ({ world }): DataRow[] =>
    dataAssets
      .sort(dataAssets.rows.all(world))
      .reverse()
      .map((asset) => dataRow(world, asset)),
  { everyMs: 500 },
);

export const dataRow = (world: World, asset: DataAsset): DataRow => ({
  name: asset.name,
  version: asset.version,
  isLatest: dataAssets.latest(world, asset.workspace, asset.name)?.version === asset.version,
  type: asset.type,
  datastore: asset.datastore,
  createdAt: asset.createdAt,
  createdBy: asset.createdBy,
  modifiedAt: asset.modifiedAt,
  description: asset.description,
  tags: asset.tags,
  isArchived: asset.isArchived,
});
