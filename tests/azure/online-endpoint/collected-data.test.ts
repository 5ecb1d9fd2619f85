import { describe, expect, it } from 'vitest';
import { dataAssets } from '../../../src/azure/data/data-asset.ts';
import { collectedRows } from '../../../src/azure/online-endpoint/collected-data.ts';
import { requestOutcomes } from '../../../src/azure/online-endpoint/request-fates.ts';
import { ContentStore } from '../../../src/kernel/content-store.ts';
import { hashFresh } from '../../../src/kernel/hash.ts';
import type { Json } from '../../../src/kernel/json.ts';
import { loadWorld, saveWorld } from '../../../src/kernel/save.ts';
import { HOUR } from '../../../src/kernel/time.ts';
import { callers, type EndpointEstate, endpointEstate } from './endpoint-estate.ts';

const BODY = (id: string): string =>
  JSON.stringify({ input_data: { order_id: id, email: 'a@b.example', channel: 'web', basket: 12.5, hours: null } });
const collector = (more: { readonly [key: string]: Json } = {}): { readonly [key: string]: Json } => ({
  data_collector: { collections: { model_inputs: { enabled: 'True' }, model_outputs: { enabled: 'True' } }, ...more },
  environment_variables: { WORKER_COUNT: '4', COLLECT_MODEL_INPUTS: 'channel,basket,hours' },
});

async function collecting(yaml = collector(), scorer = {}): Promise<EndpointEstate> {
  const estate = await endpointEstate(callers(() => 2, BODY));
  const said = await estate.deploy('blue', scorer, yaml);
  if (said.code !== 0) throw new Error(said.err);
  await estate.json('ml', 'online-endpoint', 'update', '-n', 'checkout-risk', '--traffic', 'blue=100');
  await estate.simulation.advance(Math.ceil(estate.world.now / HOUR) * HOUR);
  return estate;
}

const rowsOf = (estate: EndpointEstate, deployment: string, from = 0, to = estate.world.now) =>
  collectedRows(estate.world, estate.context, { endpoint: 'checkout-risk', deployment }, from, to);

describe('data collection', () => {
  it('keeps what the model was asked and what it answered, by the id of the order', async () => {
    const estate = await collecting(collector(), { scores: [['-03"', 0.75]] });
    const from = estate.world.now;
    await estate.simulation.advance(from + 2 * HOUR);
    const { rows, collections } = rowsOf(estate, 'blue', from);
    expect(collections).toEqual(['model_inputs', 'model_outputs']);
    expect(rows).toHaveLength(120);
    expect(rows[0]?.inputs).toEqual({ channel: 'web', basket: 12.5, hours: null });
    expect(rows.map(({ correlationId }) => correlationId)).toContain(`o-${from / HOUR}-00`);
    expect(rows[3]?.outputs.scores).toBeCloseTo(0.75, 7);
    expect(rows[4]?.outputs.scores).toBeCloseTo(0.02, 7);
    expect(rowsOf(estate, 'green', from).rows).toEqual([]);
    const assets = dataAssets.rows.all(estate.world).map(({ name, version, path }) => [name, version, path]);
    expect(assets).toEqual([
      ['checkout-risk-blue-model_inputs', '1', 'modelDataCollector/checkout-risk/blue/model_inputs/'],
      ['checkout-risk-blue-model_outputs', '1', 'modelDataCollector/checkout-risk/blue/model_outputs/'],
    ]);
  });

  it('keeps the share that is asked for, and nothing that the model did not answer', async () => {
    const half = await collecting(collector({ sampling_rate: 0.5 }));
    const from = half.world.now;
    await half.simulation.advance(from + 10 * HOUR);
    const kept = rowsOf(half, 'blue', from).rows.length;
    // 600 requests: standard deviation 12.
    expect(Math.abs(kept - 300)).toBeLessThan(48);
    const failing = await collecting(collector(), { failsOn: '-07"' });
    await failing.simulation.advance(from + HOUR);
    expect(rowsOf(failing, 'blue', from).rows).toHaveLength(59);
  });

  it('follows the split of the traffic, each deployment by itself', async () => {
    const estate = await collecting();
    await estate.deploy('green', {}, collector());
    await estate.json('ml', 'online-endpoint', 'update', '-n', 'checkout-risk', '--traffic', 'blue=50 green=50');
    await estate.simulation.advance(Math.ceil(estate.world.now / HOUR) * HOUR);
    const from = estate.world.now;
    await estate.simulation.advance(from + HOUR);
    const outcomes = requestOutcomes(estate.world, estate.context, 'checkout-risk', from / HOUR);
    for (const deployment of ['blue', 'green'])
      expect(rowsOf(estate, deployment, from).rows.map(({ correlationId }) => correlationId)).toEqual(
        outcomes.filter((one) => one.deployment === deployment).map(({ request }) => request.id),
      );
  });

  it('keeps nothing without a collector', async () => {
    const estate = await collecting({});
    await estate.simulation.advance(estate.world.now + HOUR);
    expect(rowsOf(estate, 'blue').rows).toEqual([]);
    expect(dataAssets.rows.all(estate.world)).toEqual([]);
  });

  it('is the same after a save, in a fork and however the time is passed', async () => {
    const estate = await collecting();
    const from = estate.world.now;
    const fork = estate.fork();
    const content = new ContentStore();
    const saved = estate.fork(loadWorld(saveWorld(estate.world, estate.content), content), content);
    await estate.simulation.advance(from + 20 * HOUR);
    for (let hour = 1; hour <= 20; hour++) await fork.simulation.advance(from + hour * HOUR);
    await saved.simulation.advance(from + 20 * HOUR);
    expect(hashFresh(fork.world)).toBe(hashFresh(estate.world));
    expect(hashFresh(saved.world)).toBe(hashFresh(estate.world));
    // The day's hours became one piece at midnight.
    expect(rowsOf(estate, 'blue', from).rows).toHaveLength(1200);
    expect(rowsOf(saved, 'blue', from)).toEqual(rowsOf(estate, 'blue', from));
  });

  it('is shown as it was asked for, and refuses what Azure refuses', async () => {
    const estate = await collecting();
    expect(await estate.json('ml', 'online-deployment', 'show', '-n', 'blue', '-e', 'checkout-risk')).toMatchObject({
      data_collector: { collections: { model_inputs: { enabled: 'True' } }, rolling_rate: 'Hour', sampling_rate: 1 },
    });
    const refused = await estate.deploy('green', {}, collector({ sampling_rate: 2 }));
    expect(refused.err).toContain('sampling_rate must be between 0 and 1');
  });
});
