import * as v from 'valibot';
import { stringify } from 'yaml';
import { workspaceArmId } from '../../azure/arm.ts';
import { type Environment, environments } from '../../azure/environment/environment.ts';
import { jobStatus } from '../../azure/job/job.ts';
import { provisioningState } from '../../azure/online-endpoint/deployment.ts';
import { workspaces } from '../../azure/workspace/workspace.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { buildOf, deploymentsIn, type ImageBuild, jobsIn } from './environments-view.ts';
import { defineView } from './view.ts';

/** A package of one version against the version before. */
export interface PackageChange {
  readonly name: string;
  readonly before: string | null; // null: it was not there
  readonly after: string | null; // null: it is gone
}

/** A version beside the others of its environment. */
export interface EnvironmentVersionRow {
  readonly version: string;
  readonly createdAt: SimTime;
  readonly createdBy: string;
  readonly image: string;
  readonly isArchived: boolean;
  readonly isImageNew: boolean; // another base image than the version before
  readonly changes: readonly PackageChange[]; // against the version before; empty for the first
  readonly isFirst: boolean;
}

/** One version of an environment. */
export interface EnvironmentPage {
  readonly workspace: string;
  readonly name: string;
  readonly version: string;
  readonly latest: string;
  readonly id: string; // ARM id, as `az ml environment show` prints it
  readonly image: string;
  readonly osType: string;
  readonly conda: string | null; // YAML; null: nothing is installed on the image
  readonly packages: readonly { readonly name: string; readonly version: string }[];
  readonly build: ImageBuild;
  readonly description: string;
  readonly tags: { readonly [tag: string]: string };
  readonly properties: { readonly [property: string]: string };
  readonly createdAt: SimTime;
  readonly createdBy: string;
  readonly modifiedAt: SimTime;
  readonly isArchived: boolean;
  readonly versions: readonly EnvironmentVersionRow[]; // newest first
  readonly jobs: readonly {
    readonly name: string;
    readonly displayName: string;
    readonly status: string;
    readonly createdAt: SimTime;
  }[];
  readonly deployments: readonly { readonly endpoint: string; readonly name: string; readonly state: string }[];
}

/** Everything about a version of an environment, the latest unless told; null when it does not exist. */
export const environmentView = defineView(
  'environment',
  v.strictObject({ name: v.string(), version: v.nullable(v.string()) }),
  ({ world, params }) => environmentPage(world, params.name, params.version),
  { everyMs: 500 },
);

function environmentPage(world: World, name: string, asked: string | null): EnvironmentPage | null {
  const known = environments.rows.all(world).filter((one) => one.name === name);
  const row = environments.sort(known.filter((one) => asked === null || one.version === asked)).at(-1);
  if (!row) return null;
  const { version } = row;
  const versions = environments.versions(world, row.workspace, name);
  const group = workspaces.get(world, row.workspace)?.resourceGroup ?? '';
  return {
    workspace: row.workspace,
    name,
    version,
    latest: versions.at(-1)?.version ?? version,
    id: `azureml:${workspaceArmId(group, row.workspace)}/environments/${name}/versions/${version}`,
    image: row.image,
    osType: row.osType,
    conda: row.condaFile === null ? null : stringify(row.condaFile),
    packages: Object.entries(row.packages).map(([distribution, pin]) => ({ name: distribution, version: pin })),
    build: buildOf(world, row),
    description: row.description,
    tags: row.tags,
    properties: row.properties,
    createdAt: row.createdAt,
    createdBy: row.createdBy,
    modifiedAt: row.modifiedAt,
    isArchived: row.isArchived,
    versions: versions.map((one, i) => versionRow(one, versions[i - 1])).reverse(),
    jobs: jobsIn(world, row).map((job) => ({
      name: job.name,
      displayName: job.displayName,
      status: jobStatus(job),
      createdAt: job.createdAt,
    })),
    deployments: deploymentsIn(world, row).map((one) => ({
      endpoint: one.endpoint,
      name: one.name,
      state: provisioningState(one),
    })),
  };
}

const versionRow = (row: Environment, before: Environment | undefined): EnvironmentVersionRow => ({
  version: row.version,
  createdAt: row.createdAt,
  createdBy: row.createdBy,
  image: row.image,
  isArchived: row.isArchived,
  isImageNew: before !== undefined && before.image !== row.image,
  changes: before ? changesBetween(before.packages, row.packages) : [],
  isFirst: before === undefined,
});

type Packages = Environment['packages'];

function changesBetween(before: Packages, after: Packages): PackageChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names
    .filter((name) => before[name] !== after[name])
    .map((name) => ({ name, before: before[name] ?? null, after: after[name] ?? null }));
}
