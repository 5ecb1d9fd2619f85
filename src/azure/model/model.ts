import type { TreeNode } from '../../kernel/files/node.ts';
import type { Json } from '../../kernel/json.ts';
import type { Tx } from '../../kernel/tx.ts';
import type { World } from '../../kernel/world.ts';
import { type AssetRow, defineAssetTable, type NewAsset, newAsset } from '../asset.ts';
import { treeAt } from '../storage/datastore.ts';

export const MODEL_TYPES = ['custom_model', 'mlflow_model', 'triton_model'] as const;
export type ModelType = (typeof MODEL_TYPES)[number];

/** A version of a registered model. Its files lie in a datastore; the row says where and whence. */
export interface Model extends AssetRow {
  readonly type: ModelType;
  readonly stage: string | null; // free text: 'Production'
  readonly datastore: string;
  readonly path: string; // inside the datastore
  readonly flavors: { readonly [flavor: string]: Json };
  readonly jobName: string | null; // the run whose output it is
}

export const models = defineAssetTable<Model>('model', 'model');

export interface NewModel extends NewAsset {
  readonly type?: ModelType;
  readonly stage?: string;
  readonly datastore: string;
  readonly path: string;
  readonly flavors?: { readonly [flavor: string]: Json };
  readonly jobName?: string;
}

/** Registers a version over files that lie in a datastore already. */
export function putModel(tx: Tx, model: NewModel): void {
  models.rows.put(tx, models.id(model.workspace, model.name, model.version), {
    ...newAsset(model, tx.world.now),
    type: model.type ?? 'custom_model',
    stage: model.stage ?? null,
    datastore: model.datastore,
    path: model.path,
    flavors: { ...model.flavors },
    jobName: model.jobName ?? null,
  });
}

/** The files of a model as they lie in storage now; undefined when they were moved or deleted. */
export const modelTree = (world: World, model: Model): TreeNode | undefined =>
  treeAt(world, model.workspace, model.datastore, model.path);
