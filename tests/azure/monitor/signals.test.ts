// Signals against numbers that SciPy and scikit-learn gave for the same rows.
import { describe, expect, it } from 'vitest';
import { chooseFeatures } from '../../../src/azure/monitor/choose-features.ts';
import { driftSignal } from '../../../src/azure/monitor/drift-signal.ts';
import type { MetricName, Signal } from '../../../src/azure/monitor/monitor.ts';
import { qualitySignal } from '../../../src/azure/monitor/quality-signal.ts';
import { columnKind, tableOf } from '../../../src/azure/monitor/table.ts';
import { truthSignal } from '../../../src/azure/monitor/truth-signal.ts';
import { draws, madeRows } from './made-rows.ts';

const REFERENCE = tableOf(madeRows(400, 7, 0));
const PRODUCTION = tableOf(madeRows(120, 99, 15));
const FEATURES = ['basket', 'channel', 'code', 'hours'];

const drift = (numerical: MetricName, categorical: MetricName, value = 0.1) =>
  driftSignal(REFERENCE, PRODUCTION, FEATURES, {
    numerical: [{ metric: numerical, value }],
    categorical: [{ metric: categorical, value }],
  });

const values = (numerical: MetricName, categorical: MetricName): { [feature: string]: number } =>
  Object.fromEntries((drift(numerical, categorical).value?.metrics ?? []).map(({ group, value }) => [group, value]));

function agree(found: { [feature: string]: number }, wanted: { [feature: string]: number }): void {
  expect(Object.keys(found)).toEqual(Object.keys(wanted));
  for (const [feature, value] of Object.entries(wanted))
    expect(Math.abs((found[feature] as number) - value), feature).toBeLessThan(1e-9);
}

describe('drift', () => {
  it('agrees with SciPy for every metric, on rows without a null in any column', () => {
    agree(values('jensen_shannon_distance', 'jensen_shannon_distance'), {
      basket: 0.5559565556945836,
      channel: 0.34831526244715094,
      code: 0.06492381836104436,
      hours: 0.09077741845002164,
    });
    agree(values('normalized_wasserstein_distance', 'population_stability_index'), {
      basket: 0.5408397292703484,
      channel: 0.9352956450393385,
      code: 0.022386553187776007,
      hours: 0.08298164506876657,
    });
    agree(values('population_stability_index', 'pearsons_chi_squared_test'), {
      basket: 2.0728375152889313,
      channel: 0,
      code: 0.5470151844821904,
      hours: 0.039125237209610295,
    });
    expect(values('two_sample_kolmogorov_smirnov_test', 'pearsons_chi_squared_test').hours).toBeCloseTo(
      0.7912728306568853,
      9,
    );
    const found = drift('jensen_shannon_distance', 'jensen_shannon_distance').value;
    expect([found?.baselineRowCount, found?.targetRowCount]).toEqual([305, 90]);
    expect(found?.metrics.map(({ group, isBreach }) => [group, isBreach])).toEqual([
      ['basket', true],
      ['channel', true],
      ['code', false],
      ['hours', false],
    ]);
  });

  it('alarms on p-values below the threshold', () => {
    const found = drift('two_sample_kolmogorov_smirnov_test', 'pearsons_chi_squared_test', 0.05).value;
    expect(found?.metrics.map(({ group, isBreach }) => [group, isBreach])).toEqual([
      ['basket', true],
      ['channel', true],
      ['code', false],
      ['hours', false],
    ]);
  });

  it('shows both distributions in counts of rows', () => {
    const distributions = drift('jensen_shannon_distance', 'jensen_shannon_distance').value?.distributions ?? {};
    const { basket, channel } = distributions;
    expect(basket?.kind === 'numerical' && basket.edges).toHaveLength(9); // ⌈log₂ 90 + 1⌉ = 8 bins
    expect(basket?.reference.reduce((sum, n) => sum + n, 0)).toBe(305);
    expect(channel?.kind === 'categorical' && channel.values).toContain('kiosk');
    expect(channel?.production.reduce((sum, n) => sum + n, 0)).toBe(90);
  });

  it('refuses a KS test of 10,000 rows', () => {
    const many = tableOf(Array.from({ length: 10_000 }, (_, i) => ({ basket: i + 0.5 })));
    const thresholds = { numerical: [{ metric: 'two_sample_kolmogorov_smirnov_test', value: 0.05 }], categorical: [] };
    expect(driftSignal(many, PRODUCTION, ['basket'], thresholds as never).error?.message).toContain('10000');
  });

  it('takes whole numbers of few values for categories', () => {
    expect(FEATURES.map((name) => columnKind(REFERENCE.columns.get(name) ?? []))).toEqual([
      'numerical',
      'categorical',
      'categorical',
      'numerical',
    ]);
    expect(columnKind(Array.from({ length: 100 }, (_, i) => i % 5))).toBe('numerical'); // 5 of 100 is not below .05
    expect(columnKind(Array.from({ length: 101 }, (_, i) => i % 5))).toBe('categorical');
  });
});

describe('features', () => {
  const choose = (choice: Signal['features'], target?: string) =>
    chooseFeatures(choice, REFERENCE, PRODUCTION, target).value;

  it('are all common columns, those that are named, or those that tell the target best', () => {
    expect(choose({ kind: 'all' }, 'code')).toEqual(['basket', 'channel', 'hours']);
    expect(choose({ kind: 'list', names: ['hours'] })).toEqual(['hours']);
    expect(chooseFeatures({ kind: 'list', names: ['no'] }, REFERENCE, PRODUCTION, undefined).error?.message).toContain(
      'no',
    );
    expect(chooseFeatures({ kind: 'all' }, REFERENCE, tableOf([{ other: 1 }]), undefined).error?.message).toContain(
      'no common columns',
    );
    const rows = madeRows(400, 7, 0).map((row, i) => ({
      ...row,
      id: `o-${i}`,
      is_loss: Number(row.basket) > 60 ? 1 : 0,
    }));
    const top = chooseFeatures({ kind: 'top', count: 1 }, tableOf(rows), tableOf(rows), 'is_loss');
    expect(top.value).toEqual(['basket']);
  });
});

describe('data quality', () => {
  it('alarms when a rate is worse than that of the reference by more than the setting', () => {
    const all = (value: number) =>
      (['null_value_rate', 'data_type_error_rate', 'out_of_bounds_rate'] as const).map((metric) => ({ metric, value }));
    const found = qualitySignal(REFERENCE, PRODUCTION, FEATURES, { numerical: all(0.02), categorical: all(0.02) });
    const of = (group: string, metric: string) =>
      found.metrics.find((one) => one.group === group && one.metric === metric);
    expect(of('hours', 'NullValueRate')).toMatchObject({ value: 0.25, threshold: 0.2375 + 0.02, isBreach: false });
    expect(of('basket', 'OutOfBoundsRate')).toMatchObject({ value: 0.13333, threshold: 0.02, isBreach: true });
    expect(of('channel', 'OutOfBoundsRate')).toMatchObject({ value: 0.20833, isBreach: true });
    expect(of('hours', 'OutOfBoundsRate')?.value).toBe(0); // nulls stand at the median
    const texts = tableOf(madeRows(4, 7, 0).map((row, i) => ({ ...row, basket: i === 0 ? 'a lot' : '54.2' })));
    const typed = qualitySignal(REFERENCE, texts, ['basket'], { numerical: all(0.02), categorical: [] });
    expect(typed.metrics.find(({ metric }) => metric === 'DataTypeErrorRate')?.value).toBe(0.25);
  });
});

describe('model performance', () => {
  const draw = draws(5);
  const rows = Array.from({ length: 300 }, (_, i) => {
    const [a, b] = [draw(), draw()];
    return { id: `o-${i}`, score: Math.round(a * a * 1e6) / 1e6, isLoss: b < 0.05 + 0.5 * a * a ? 1 : 0 };
  });
  const collected = rows.map(({ id, score }) => ({ correlationId: id, at: 0, inputs: {}, outputs: { scores: score } }));
  const truth = tableOf(rows.map(({ id, isLoss }) => ({ order_id: id, is_loss: isLoss })));
  const signal = {
    columns: { prediction: 'scores' },
    reference: { kind: 'data', columns: { target_column: 'is_loss', correlation_id: 'order_id' } },
    numerical: [
      { metric: 'accuracy', value: 0.7 },
      { metric: 'recall', value: 0.6 },
    ],
    properties: { prediction_threshold: '0.3' },
  } as unknown as Signal;

  it('agrees with scikit-learn, and alarms when it is below', () => {
    const { metrics = [] } = truthSignal(collected, truth, signal, 'classification').value ?? {};
    expect(metrics.map(({ metric, isBreach }) => [metric, isBreach])).toEqual([
      ['Accuracy', true],
      ['PrecisionMacro', false],
      ['RecallMacro', false],
    ]);
    const wanted = [0.6033333333333334, 0.6085767640389489, 0.6487573099415205];
    for (const [i, value] of wanted.entries()) expect(metrics[i]?.value).toBeCloseTo(value, 12);
    const errors = truthSignal(collected, truth, signal, 'regression').value?.metrics ?? [];
    expect(errors[0]?.value).toBeCloseTo(0.35247628333333336, 12);
    expect(errors[2]?.value).toBeCloseTo(0.46265510856396763, 12);
  });

  it('counts only what has come true, and says when nothing has', () => {
    const half = tableOf(rows.slice(0, 150).map(({ id, isLoss }) => ({ order_id: id, is_loss: isLoss })));
    expect(truthSignal(collected, half, signal, 'classification').value).toMatchObject({
      baselineRowCount: 150,
      targetRowCount: 300,
    });
    const none = tableOf([{ order_id: 'x', is_loss: 1 }]);
    expect(truthSignal(collected, none, signal, 'classification').error?.message).toContain('JoinedPredictions');
  });
});
