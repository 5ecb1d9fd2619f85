import * as v from 'valibot';
import { jobs } from '../../azure/job/job.ts';
import { models } from '../../azure/model/model.ts';
import { deployments } from '../../azure/online-endpoint/deployment.ts';
import { isAncestor } from '../../git/is-ancestor.ts';
import { hashValue } from '../../kernel/hash.ts';
import { defineOracle } from './oracle.ts';
import { REMOTE, remoteFiles } from './remote.ts';

const parameters = v.strictObject({
  deployments: v.array(v.string()), // 'checkout-risk/blue'
  models: v.array(v.string()), // 'checkout-risk:11'
  jobs: v.array(v.string()),
});

/** Known-good objects, runs and history are still there, unchanged. */
export const kept = defineOracle({
  id: 'kept',
  layer: 'preserve',
  parameters,
  async judge(asked, { start, observed, context }) {
    const gone: string[] = [];
    for (const id of asked.deployments) {
      const before = deployments.need(start, id);
      const after = deployments.get(observed, id);
      if (!after) gone.push(`deployment ${id} no longer exists`);
      else if (hashValue([before.code, before.model]) !== hashValue([after.code, after.model]))
        gone.push(`deployment ${id} no longer holds what it held`);
    }
    for (const id of asked.models) {
      const after = models.get(observed, id);
      if (!after || hashValue(after.tree) !== hashValue(models.need(start, id).tree))
        gone.push(`model ${id} is gone or changed`);
    }
    for (const id of asked.jobs) if (!jobs.get(observed, id)) gone.push(`run ${id} is gone`);
    const before = remoteFiles(start, context.content);
    const after = remoteFiles(observed, context.content);
    if (!(await isAncestor(after, REMOTE, before, 'main'))) gone.push('the history of main was rewritten');
    const count = asked.deployments.length + asked.models.length + asked.jobs.length;
    return gone.length > 0
      ? { held: false, reason: `${gone.join('; ')}.` }
      : { held: true, reason: `${count} known-good objects and the history of main are as they were found.` };
  },
});
