import * as v from 'valibot';
import { jobs } from '../../azure/job/job.ts';
import { type Model, models } from '../../azure/model/model.ts';
import { shortUri } from '../../azure/storage/datastore.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { type ServedBy, servedNow } from './served-by.ts';
import { defineView } from './view.ts';

/** A version of a model as the list shows it. */
export interface ModelListRow {
  readonly name: string;
  readonly version: string;
  readonly type: string; // 'custom_model'
  readonly stage: string | null;
  readonly job: string | null; // the run whose output it is
  readonly experiment: string | null;
  readonly source: string; // where its files lie: 'azureml://datastores/…'
  readonly createdAt: SimTime;
  readonly createdBy: string;
  readonly tags: { readonly [tag: string]: string };
  readonly isLatest: boolean;
  readonly isArchived: boolean;
  readonly servedBy: readonly ServedBy[]; // deployments whose containers hold it now
}

/** Every version of every model, newest first. */
export const modelsView = defineView('models', v.strictObject({}), ({ world }) => modelList(world), { everyMs: 500 });

const modelList = (world: World): ModelListRow[] =>
  models
    .sort(models.rows.all(world))
    .reverse()
    .map((row) => ({
      name: row.name,
      version: row.version,
      type: row.type,
      stage: row.stage,
      job: row.jobName,
      experiment: row.jobName === null ? null : (jobs.get(world, row.jobName)?.experimentName ?? null),
      source: sourceOf(row),
      createdAt: row.createdAt,
      createdBy: row.createdBy,
      tags: row.tags,
      isLatest: models.latest(world, row.workspace, row.name)?.version === row.version,
      isArchived: row.isArchived,
      servedBy: servedNow(
        world,
        ({ modelName, modelVersion }) => modelName === row.name && modelVersion === row.version,
      ),
    }));

/** Where the files of a version lie. */
export const sourceOf = (row: Pick<Model, 'datastore' | 'path'>): string => shortUri(row.datastore, row.path);
