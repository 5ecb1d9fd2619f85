import * as v from 'valibot';
import { SUBSCRIPTION } from '../../azure/arm.ts';
import { clusters } from '../../azure/compute/cluster.ts';
import { dataAssets } from '../../azure/data/data-asset.ts';
import { environments } from '../../azure/environment/environment.ts';
import { isOver, jobs } from '../../azure/job/job.ts';
import { models } from '../../azure/model/model.ts';
import { deployments } from '../../azure/online-endpoint/deployment.ts';
import { endpoints } from '../../azure/online-endpoint/endpoint.ts';
import { workspaces } from '../../azure/workspace/workspace.ts';
import { ON_CALL, roles } from '../../company/roles.ts';
import type { Context } from '../../kernel/context.ts';
import type { TreeNode } from '../../kernel/files/node.ts';
import type { World } from '../../kernel/world.ts';
import { type JobRow, jobRow, newestFirst } from './job-row.ts';
import { fileBelow } from './tree-files.ts';
import { defineView } from './view.ts';

/** The front page of the workspace: what it is, what it holds, which jobs ran lately. */
export interface WorkspaceView {
  readonly name: string;
  readonly resourceGroup: string;
  readonly subscription: string;
  readonly location: string;
  readonly description: string;
  readonly resources: readonly { readonly kind: string; readonly name: string }[]; // it is tied to
  readonly about: string | null; // first paragraph of the repository's README
  readonly counts: readonly AssetCount[];
  readonly colleagues: readonly { readonly id: string; readonly name: string }[]; // who has an account here
  readonly recentJobs: readonly JobRow[];
}

export interface AssetCount {
  readonly kind: 'data' | 'jobs' | 'models' | 'environments' | 'endpoints' | 'compute';
  readonly count: number; // names, not versions
  readonly detail: number; // versions, deployments, running jobs or nodes at most
}

const JOBS = 8;
const REPOSITORY = `/home/${ON_CALL}/kestrand-ml`;

export const workspaceView = defineView(
  'workspace',
  v.strictObject({}),
  ({ world, context }) => workspaceOf(world, context),
  { everyMs: 1000 },
);

function workspaceOf(world: World, context: Context): WorkspaceView | null {
  const [workspace] = workspaces.all(world);
  if (!workspace) return null;
  return {
    name: workspace.name,
    resourceGroup: workspace.resourceGroup,
    subscription: SUBSCRIPTION,
    location: workspace.location,
    description: workspace.description,
    resources: [
      { kind: 'Storage account', name: workspace.storageAccount },
      { kind: 'Key vault', name: workspace.keyVault },
      { kind: 'Container registry', name: workspace.containerRegistry },
      { kind: 'Application Insights', name: workspace.applicationInsights },
    ],
    about: aboutOf(world, context),
    counts: countsOf(world),
    colleagues: roles
      .filter(({ id }) => id !== ON_CALL && dirAt(world.files, ['home', id]))
      .map(({ id, name }) => ({ id, name })),
    recentJobs: jobs
      .all(world)
      .filter(({ isArchived }) => !isArchived)
      .map(jobRow)
      .sort(newestFirst)
      .slice(0, JOBS),
  };
}

function countsOf(world: World): AssetCount[] {
  const names = (rows: readonly { readonly name: string; readonly isArchived: boolean }[]) => {
    const shown = rows.filter(({ isArchived }) => !isArchived);
    return { count: new Set(shown.map(({ name }) => name)).size, detail: shown.length };
  };
  const allJobs = jobs.all(world).filter(({ isArchived }) => !isArchived);
  return [
    { kind: 'data', ...names(dataAssets.rows.all(world)) },
    { kind: 'jobs', count: allJobs.length, detail: allJobs.filter((job) => !isOver(job)).length },
    { kind: 'models', ...names(models.rows.all(world)) },
    { kind: 'environments', ...names(environments.rows.all(world)) },
    { kind: 'endpoints', count: endpoints.all(world).length, detail: deployments.all(world).length },
    {
      kind: 'compute',
      count: clusters.all(world).length,
      detail: clusters.all(world).reduce((sum, { maxInstances }) => sum + maxInstances, 0),
    },
  ];
}

/** What the repository says it is for: the first paragraph of its README. */
function aboutOf(world: World, context: Context): string | null {
  const node = fileBelow(world.files, `${REPOSITORY}/README.md`);
  if (!node) return null;
  const paragraphs = context.content.text(node.ref).split(/\n\s*\n/);
  return (
    paragraphs
      .find((text) => /^[A-Za-z`]/.test(text.trim()))
      ?.replace(/\s*\n\s*/g, ' ')
      .trim() ?? null
  );
}

const dirAt = (root: TreeNode, path: readonly string[]): boolean =>
  path.reduce<TreeNode | undefined>((node, part) => (node?.kind === 'dir' ? node.entries[part] : undefined), root)
    ?.kind === 'dir';
