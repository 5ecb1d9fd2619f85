import * as v from 'valibot';
import { workspaceArmId } from '../../azure/arm.ts';
import { jobs } from '../../azure/job/job.ts';
import { type Model, models, modelTree } from '../../azure/model/model.ts';
import { workspaces } from '../../azure/workspace/workspace.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { type ModelLineage, modelLineage } from './model-lineage.ts';
import { sourceOf } from './models-view.ts';
import { type ServedBy, servedNow } from './served-by.ts';
import { type FileEntry, filesOf } from './tree-files.ts';
import { defineView } from './view.ts';

/** A version beside the others of its model. */
export interface ModelVersionRow {
  readonly version: string;
  readonly createdAt: SimTime;
  readonly createdBy: string;
  readonly stage: string | null;
  readonly tags: { readonly [tag: string]: string };
  readonly isArchived: boolean;
  readonly job: string | null;
  readonly metrics: { readonly [key: string]: number }; // last values that its run logged
  readonly params: { readonly [key: string]: string };
  readonly servedBy: readonly ServedBy[];
}

/** One version of a model. */
export interface ModelPage {
  readonly workspace: string;
  readonly name: string;
  readonly version: string;
  readonly latest: string; // version that `@latest` means
  readonly id: string; // ARM id, as `az ml model show` prints it
  readonly type: string;
  readonly stage: string | null;
  readonly description: string;
  readonly tags: { readonly [tag: string]: string };
  readonly properties: { readonly [property: string]: string };
  readonly source: string;
  readonly createdAt: SimTime;
  readonly createdBy: string;
  readonly modifiedAt: SimTime;
  readonly modifiedBy: string;
  readonly isArchived: boolean;
  readonly versions: readonly ModelVersionRow[]; // newest first
  readonly files: readonly FileEntry[] | null; // null: storage has lost them
  readonly lineage: ModelLineage;
}

/** Everything about a version of a model, the latest unless told; null when it does not exist. */
export const modelView = defineView(
  'model',
  v.strictObject({ name: v.string(), version: v.nullable(v.string()) }),
  ({ world, params }) => modelPage(world, params.name, params.version),
  { everyMs: 500 },
);

function modelPage(world: World, name: string, asked: string | null): ModelPage | null {
  const row = findModel(world, name, asked);
  if (!row) return null;
  const { version } = row;
  const versions = models.versions(world, row.workspace, name).reverse();
  const group = workspaces.get(world, row.workspace)?.resourceGroup ?? '';
  return {
    workspace: row.workspace,
    name,
    version,
    latest: versions[0]?.version ?? version,
    id: `azureml:${workspaceArmId(group, row.workspace)}/models/${name}/versions/${version}`,
    type: row.type,
    stage: row.stage,
    description: row.description,
    tags: row.tags,
    properties: row.properties,
    source: sourceOf(row),
    createdAt: row.createdAt,
    createdBy: row.createdBy,
    modifiedAt: row.modifiedAt,
    modifiedBy: row.modifiedBy,
    isArchived: row.isArchived,
    versions: versions.map((one) => versionRow(world, one)),
    files: artifactsOf(world, row),
    lineage: modelLineage(world, row),
  };
}

/** The row of a version, or of the latest one, in whatever workspace it is. */
export const findModel = (world: World, name: string, version: string | null): Model | undefined =>
  models
    .sort(models.rows.all(world).filter((row) => row.name === name && (version === null || row.version === version)))
    .at(-1);

function versionRow(world: World, row: Model): ModelVersionRow {
  const tracked = row.jobName === null ? undefined : jobs.get(world, row.jobName)?.tracked;
  const metrics: { [key: string]: number } = {};
  for (const [key, points] of Object.entries(tracked?.metrics ?? {})) {
    const last = points.at(-1);
    if (last) metrics[key] = last.value;
  }
  return {
    version: row.version,
    createdAt: row.createdAt,
    createdBy: row.createdBy,
    stage: row.stage,
    tags: row.tags,
    isArchived: row.isArchived,
    job: row.jobName,
    metrics,
    params: tracked?.params ?? {},
    servedBy: servedNow(world, ({ modelName, modelVersion }) => modelName === row.name && modelVersion === row.version),
  };
}

function artifactsOf(world: World, row: Model): ModelPage['files'] {
  const tree = modelTree(world, row);
  return tree ? filesOf(tree, tree.kind === 'dir' ? '' : ownName(row)) : null;
}

/** The file's name of a model that is a single file. */
export const ownName = ({ path }: Model): string => path.split('/').at(-1) ?? path;
