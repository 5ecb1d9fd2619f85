import * as v from 'valibot';
import { jobs } from '../../azure/job/job.ts';
import { models, modelTree } from '../../azure/model/model.ts';
import { deployments } from '../../azure/online-endpoint/deployment.ts';
import { treeDigest } from '../../azure/online-endpoint/tree-digest.ts';
import { commitsOf } from '../../git/inspect.ts';
import type { DirNode } from '../../kernel/files/node.ts';
import type { World } from '../../kernel/world.ts';
import { REMOTE_PATH } from '../initial-commits.ts';
import { filesOf } from './files-of.ts';
import { defineOracle } from './oracle.ts';

const parameters = v.strictObject({
  deployments: v.array(v.string()), // 'checkout-risk/blue'
  models: v.array(v.string()), // 'mlw-kst-prod/checkout-risk/11'
  jobs: v.array(v.string()), // 'checkout-train-v11'
});

const MAIN = 'main';

/** Known-good objects, runs and history are still there, unchanged. */
export const kept = defineOracle({
  id: 'kept',
  layer: 'preserve',
  parameters,
  async judge(asked, { start, observed, context }) {
    const gone = [
      ...asked.deployments.map((id) => lostDeployment(start, observed, id)),
      ...asked.models.map((id) => lostModel(start, observed, id)),
      ...asked.jobs.map((id) => (jobs.get(observed, id) ? '' : `run ${id} is gone`)),
    ].filter((gap) => gap !== '');
    const [head] = commitsOf(filesOf(start, context.content), REMOTE_PATH, MAIN);
    const after = commitsOf(filesOf(observed, context.content), REMOTE_PATH, MAIN);
    if (!after.some((commit) => commit.oid === head?.oid)) gone.push('the history of main was rewritten');
    if (gone.length > 0) return { held: false, reason: `${gone.join('; ')}.` };
    const count = asked.deployments.length + asked.models.length + asked.jobs.length;
    return { held: true, reason: `${count} known-good objects and the history of main are as they were found.` };
  },
});

function lostDeployment(start: World, observed: World, id: string): string {
  const before = deployments.need(start, id);
  const after = deployments.get(observed, id);
  if (!after) return `deployment ${id} no longer exists`;
  const content = ({ code, model }: { code: DirNode; model: DirNode | null }): string =>
    `${treeDigest(code)} ${model ? treeDigest(model) : ''}`;
  return content(before) === content(after) ? '' : `deployment ${id} no longer holds what it held`;
}

function lostModel(start: World, observed: World, id: string): string {
  const digest = (world: World): string | undefined => {
    const row = models.rows.get(world, id);
    const tree = row && modelTree(world, row);
    return tree?.kind === 'dir' ? treeDigest(tree) : tree?.kind === 'file' ? tree.ref : undefined;
  };
  const before = digest(start);
  if (before === undefined) throw new Error(`kept: model ${id} does not exist at the start`);
  return digest(observed) === before ? '' : `model ${id} is gone or changed`;
}
