import type { Context } from '../../kernel/context.ts';
import { isoTime, type SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { type Checked, mistake } from '../arm.ts';
import { type CollectedRow, collectedRows } from '../online-endpoint/collected-data.ts';
import { MODEL_INPUTS, MODEL_OUTPUTS } from '../online-endpoint/data-collector.ts';
import { chooseFeatures } from './choose-features.ts';
import { driftSignal, type Measured } from './drift-signal.ts';
import type { MonitorSpec, RollingWindow, Signal } from './monitor.ts';
import type { DataWindow, MonitorState, SignalResult } from './monitor-result.ts';
import { qualitySignal } from './quality-signal.ts';
import { storedTable } from './stored-table.ts';
import { type Table, tableOf } from './table.ts';
import { truthSignal } from './truth-signal.ts';

const NOTHING: Measured = { baselineRowCount: 0, targetRowCount: 0, metrics: [], distributions: {} };

const windowOf = ({ sizeMs, offsetMs }: RollingWindow, at: SimTime): DataWindow => ({
  from: at - offsetMs - sizeMs,
  to: at - offsetMs,
});

/** Computes one signal of a monitor that was due at an instant, on what is known now. */
export function runSignal(
  world: World,
  context: Context,
  workspace: string,
  monitor: MonitorSpec,
  name: string,
  at: SimTime,
): SignalResult {
  const signal = monitor.signals[name];
  if (!signal) throw new Error(`monitor: there is no signal ${name}`);
  const { reference } = signal;
  const window = windowOf(signal.production, at);
  const referenceWindow =
    reference.kind === 'production'
      ? windowOf(reference.window, at)
      : reference.window && { from: reference.window.start, to: reference.window.end };
  const collected = (of: DataWindow): readonly CollectedRow[] =>
    collectedFor(signal, collectedRows(world, context, monitor.target, of.from, of.to));
  const found = measure();
  const describe = (state: MonitorState, message: string | null, measured: Measured): SignalResult => ({
    name,
    type: signal.type,
    state,
    message,
    isAlerting: signal.isAlerting,
    productionWindow: window,
    referenceWindow,
    referencePath: reference.kind === 'data' ? reference.path : null,
    ...measured,
  });
  // A mistake without a code says that there is nothing to look at; one with a code, that something is wrong.
  if (found.error) return describe(found.error.code === null ? 'NoData' : 'Failed', found.error.message, NOTHING);
  const isBad = found.value.metrics.some(({ isBreach }) => isBreach);
  return describe(isBad ? 'NeedsAttention' : 'Healthy', null, found.value);

  function measure(): Checked<Measured> {
    const rows = collected(window);
    if (rows.length === 0) return noData(window);
    if (reference.kind === 'production') {
      const before = collected(referenceWindow as DataWindow);
      return before.length === 0
        ? noData(referenceWindow as DataWindow)
        : compared(signal as Signal, tableFor(signal as Signal, before), tableFor(signal as Signal, rows));
    }
    const isTruth = signal?.type === 'model_performance';
    const stored = storedTable(world, context, { workspace, ...reference }, isTruth ? window : referenceWindow);
    if (!stored)
      return mistake(
        'UserError',
        `No data is found for input 'reference_data', nothing lies at ${reference.path} any more.`,
      );
    if (isTruth) return truthSignal(rows, stored, signal as Signal, monitor.mlTask);
    return stored.rows === 0
      ? mistake(null, `No data is found for input 'reference_data' at ${reference.path}.`)
      : compared(signal as Signal, stored, tableFor(signal as Signal, rows));
  }
}

const noData = ({ from, to }: DataWindow): Checked<never> =>
  mistake(
    null,
    `No data found for the given time window: ${isoTime(from).slice(0, 16)}Z to ${isoTime(to).slice(0, 16)}Z.`,
  );

/** Which collection a signal reads. */
const usesOutputs = ({ type }: Signal): boolean => type === 'prediction_drift' || type === 'model_performance';

const collectedFor = (
  signal: Signal,
  { collections, rows }: ReturnType<typeof collectedRows>,
): readonly CollectedRow[] => (collections.includes(usesOutputs(signal) ? MODEL_OUTPUTS : MODEL_INPUTS) ? rows : []);

const tableFor = (signal: Signal, rows: readonly CollectedRow[]): Table =>
  tableOf(rows.map(({ inputs, outputs }) => (usesOutputs(signal) ? outputs : inputs)));

function compared(signal: Signal, reference: Table, production: Table): Checked<Measured> {
  const target = signal.reference.kind === 'data' ? signal.reference.columns.target_column : undefined;
  const features = chooseFeatures(signal.features, reference, production, target);
  if (features.error) return features;
  return signal.type === 'data_quality'
    ? { value: qualitySignal(reference, production, features.value, signal) }
    : driftSignal(reference, production, features.value, signal);
}
