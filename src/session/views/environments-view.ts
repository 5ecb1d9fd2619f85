import * as v from 'valibot';
import { type Environment, environments } from '../../azure/environment/environment.ts';
import { findImage } from '../../azure/environment/image.ts';
import { jobs } from '../../azure/job/job.ts';
import { deployments } from '../../azure/online-endpoint/deployment.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { defineView } from './view.ts';

/** A version of an environment as the list shows it. */
export interface EnvironmentListRow {
  readonly name: string;
  readonly version: string;
  readonly image: string;
  readonly packages: number;
  readonly build: ImageBuild;
  readonly createdAt: SimTime;
  readonly createdBy: string;
  readonly tags: { readonly [tag: string]: string };
  readonly isLatest: boolean;
  readonly isArchived: boolean;
  readonly jobs: number; // that ran or run in it
  readonly deployments: number; // that ask for it now
}

/** The image in the container registry: Azure's word for its build, and when the build was or will be done. */
export interface ImageBuild {
  readonly state: 'Succeeded' | 'Running' | 'NotStarted';
  readonly readyAt: SimTime | null; // null: nobody needed it yet
}

/** Every version of every environment, newest first. */
export const environmentsView = defineView('environments', v.strictObject({}), ({ world }) => environmentList(world), {
  everyMs: 500,
});

const environmentList = (world: World): EnvironmentListRow[] =>
  environments
    .sort(environments.rows.all(world))
    .reverse()
    .map((row) => ({
      name: row.name,
      version: row.version,
      image: row.image,
      packages: Object.keys(row.packages).length,
      build: buildOf(world, row),
      createdAt: row.createdAt,
      createdBy: row.createdBy,
      tags: row.tags,
      isLatest: environments.latest(world, row.workspace, row.name)?.version === row.version,
      isArchived: row.isArchived,
      jobs: jobsIn(world, row).length,
      deployments: deploymentsIn(world, row).length,
    }));

/** How the image of an environment stands. */
export function buildOf(world: World, row: Environment): ImageBuild {
  const image = findImage(world, row);
  if (!image) return { state: 'NotStarted', readyAt: null };
  return { state: image.readyAt <= world.now ? 'Succeeded' : 'Running', readyAt: image.readyAt };
}

/** Jobs that ran or run in an environment, newest first. */
export const jobsIn = (world: World, row: Environment) =>
  jobs
    .all(world)
    .filter((job) => job.environment === row.name && job.environmentVersion === row.version)
    .sort((a, b) => b.createdAt - a.createdAt);

/** Deployments that ask for an environment now. */
export const deploymentsIn = (world: World, row: Environment) =>
  deployments.all(world).filter(({ environment }) => environment === `${row.name}:${row.version}`);
