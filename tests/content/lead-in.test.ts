import { beforeAll, describe, expect, it } from 'vitest';
import { jobStatus, jobs } from '../../src/azure/job/job.ts';
import { models } from '../../src/azure/model/model.ts';
import { endpoints } from '../../src/azure/online-endpoint/endpoint.ts';
import { incidents } from '../../src/company/on-call/incident.ts';
import type { World } from '../../src/kernel/world.ts';
import { startPlay } from '../support/start-world.ts';

let world: World;
beforeAll(async () => {
  ({ world } = await startPlay('sandbox'));
}, 600_000);

describe('what colleagues did before the first morning', () => {
  it('ran every job to its end, the evaluation with its gates', () => {
    const found = jobs.all(world).map((job) => [job.name, jobStatus(job)]);
    expect(found).toEqual([
      ['checkout-evaluate-v12', 'Completed'],
      ['checkout-train-v11', 'Completed'],
      ['checkout-train-v12', 'Completed'],
    ]);
  });

  it('registered two versions that say where they come from, both approved', () => {
    const rows = models.rows.all(world);
    expect(rows.map(({ version, jobName }) => [version, jobName])).toEqual([
      ['11', 'checkout-train-v11'],
      ['12', 'checkout-train-v12'],
    ]);
    for (const { tags } of rows) expect(tags).toMatchObject({ approved_by_role: 'model-risk', eval_data_version: '7' });
  });

  it('left blue with all the traffic and nobody paged', () => {
    expect(endpoints.need(world, 'checkout-risk').traffic).toEqual({ blue: 100 });
    expect(incidents.all(world)).toEqual([]);
  });
});
