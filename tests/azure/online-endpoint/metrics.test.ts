import { describe, expect, it } from 'vitest';
import { telemetry } from '../../../src/azure/online-endpoint/telemetry.ts';
import type { Json } from '../../../src/kernel/json.ts';
import { MINUTE } from '../../../src/kernel/time.ts';
import { callers, type EndpointEstate, servingEstate } from './endpoint-estate.ts';

interface Answer {
  readonly interval: string;
  readonly timespan: string;
  readonly namespace: string;
  readonly value: readonly {
    readonly name: { readonly value: string };
    readonly unit: string;
    readonly timeseries: readonly {
      readonly metadatavalues: readonly { readonly name: { readonly value: string }; readonly value: string }[];
      readonly data: readonly { readonly [key: string]: Json }[];
    }[];
  }[];
}

const ID =
  '/subscriptions/5c0f2c1e-7d0b-4f3e-9a51-6f1f6d9a4b10/resourceGroups/rg-kst-ml-prod/providers/Microsoft.MachineLearningServices/workspaces/mlw-kst-prod/onlineEndpoints/checkout-risk';

const list = async (estate: EndpointEstate, resource: string, ...args: readonly string[]) =>
  (await estate.json('monitor', 'metrics', 'list', '--resource', resource, ...args)) as unknown as Answer;

async function busy(): Promise<EndpointEstate> {
  const estate = await servingEstate(
    callers(() => 30),
    { cpuMs: 320 },
  );
  await estate.simulation.advance(estate.world.now + 20 * MINUTE);
  return estate;
}

describe('az monitor metrics list', () => {
  it('gives the minutes of the telemetry in Azure’s layout', async () => {
    const estate = await busy();
    const answer = await list(estate, ID, '--metric', 'RequestLatency_P95', '--interval', 'PT1M', '--offset', '10m');
    expect(answer).toMatchObject({
      interval: 'PT1M',
      namespace: 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints',
    });
    const { now } = estate.world;
    const rows = telemetry(estate.world, estate.context, 'checkout-risk', now - 10 * MINUTE, now);
    const [metric] = answer.value;
    expect(metric?.unit).toBe('Milliseconds');
    expect(metric?.timeseries[0]?.data.map(({ average }) => average)).toEqual(rows.map(({ latency }) => latency?.p95));
    expect(metric?.timeseries[0]?.data[0]?.timeStamp).toMatch(/^2026-03-09T\d\d:10:00Z$/);
  });

  it('splits calls by a dimension, and the parts add up to the whole', async () => {
    const estate = await busy();
    const args = ['--metric', 'RequestsPerMinute', '--offset', '5m', '--aggregation', 'Total'];
    const whole = await list(estate, 'checkout-risk', ...args);
    const parts = await list(estate, 'checkout-risk', ...args, '--dimension', 'statusCode');
    const totals = (answer: Answer) =>
      answer.value[0]?.timeseries.map(({ data }) => data.map(({ total }) => Number(total ?? 0))) ?? [];
    expect(parts.value[0]?.timeseries.map(({ metadatavalues }) => metadatavalues[0]?.value)).toEqual(['200', '429']);
    expect(totals(parts)[0]?.map((count, i) => count + (totals(parts)[1]?.[i] ?? 0))).toEqual(totals(whole)[0]);
    const failed = await list(estate, 'checkout-risk', ...args, '--filter', "statusCodeClass eq '4xx'");
    expect(totals(failed)[0]).toEqual(totals(parts)[1]);
  });

  it('puts minutes into longer intervals', async () => {
    const estate = await busy();
    const minutes = await list(estate, 'checkout-risk', '--metrics', 'RequestLatency', '--offset', '20m');
    const fives = await list(
      estate,
      'checkout-risk',
      '--metrics',
      'RequestLatency',
      '--offset',
      '20m',
      '--interval',
      '5m',
      '--aggregation',
      'Average',
      'Maximum',
    );
    const one = minutes.value[0]?.timeseries[0]?.data.slice(0, 5).map(({ average }) => Number(average)) ?? [];
    const first = fives.value[0]?.timeseries[0]?.data[0];
    expect(fives.value[0]?.timeseries[0]?.data).toHaveLength(4);
    expect(first?.average).toBeCloseTo(one.reduce((sum, value) => sum + value, 0) / 5, 9);
    expect(first?.maximum).toBe(Math.max(...one));
  });

  it('knows the machines of a deployment', async () => {
    const estate = await busy();
    const resource = `${ID}/deployments/blue`;
    const cpu = await list(
      estate,
      resource,
      '--metric',
      'CpuUtilizationPercentage',
      '--offset',
      '3m',
      '--dimension',
      'instanceId',
    );
    expect(cpu.value[0]?.timeseries).toHaveLength(3);
    expect(Number(cpu.value[0]?.timeseries[0]?.data[0]?.average)).toBeGreaterThan(60);
    const capacity = await list(estate, resource, '--metric', 'DeploymentCapacity', '--offset', '1m');
    expect(capacity.value[0]?.timeseries[0]?.data[0]?.average).toBe(3);
    const memory = await list(estate, resource, '--metric', 'CpuMemoryUtilizationPercentage', '--offset', '1m');
    expect(memory.value[0]?.timeseries[0]?.data[0]?.average).toBeCloseTo((100 * 1500) / 14336, 9);
    const codes = await list(
      estate,
      resource,
      '--metric',
      'RequestsPerMinute',
      '--offset',
      '1m',
      '--dimension',
      'envoy_response_code',
    );
    expect(codes.value[0]?.timeseries.length).toBe(2);
  });

  it.each([
    [['--metric', 'Latency'], 'Failed to find metric configuration'],
    [['--metric', 'RequestLatency', '--dimension', 'colour'], 'no dimension is named colour'],
    [['--metric', 'RequestLatency', '--interval', 'PT7M'], 'The interval PT7M'],
    [['--metric', 'RequestLatency', '--start-time', 'yesterday'], 'Unable to parse the time'],
    [['--metric', 'RequestLatency', '--filter', 'blue'], "The filter part 'blue'"],
  ])('refuses %s', async (args, message) => {
    const estate = await servingEstate(callers(() => 1));
    const said = await estate.az('monitor', 'metrics', 'list', '--resource', 'checkout-risk', ...args);
    expect(said.code).not.toBe(0);
    expect(said.err).toContain(message);
  });
});
