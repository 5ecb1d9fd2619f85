import type { Json } from '../../kernel/json.ts';
import { DAY, HOUR, MINUTE, parseIsoTime } from '../../kernel/time.ts';
import { type Checked, mistake } from '../arm.ts';
import type { AzCall } from '../az-command.ts';
import { dataAssets } from '../data/data-asset.ts';
import { parseReference } from '../reference.ts';
import type { JsonObject } from '../spec-file.ts';
import { textOf, textsOf } from '../spec-schema.ts';
import { findDatastore, shortUri } from '../storage/datastore.ts';
import {
  CATEGORICAL_DRIFT,
  CLASSIFICATION,
  type FeatureChoice,
  type MetricName,
  type MonitorSpec,
  NUMERICAL_DRIFT,
  QUALITY,
  REGRESSION,
  type Reference,
  type RollingWindow,
  type Signal,
  type SignalType,
  type Threshold,
} from './monitor.ts';

interface Around {
  readonly everyMs: number;
  readonly mlTask: MonitorSpec['mlTask'];
}

const SIMULATED: readonly SignalType[] = ['data_drift', 'prediction_drift', 'data_quality', 'model_performance'];

/** Reads one signal, whose fields were checked before. */
export function readSignal(call: AzCall, name: string, yaml: JsonObject, around: Around): Checked<Signal> {
  const type = SIMULATED.find((one) => one === textOf(yaml.type)?.toLowerCase());
  if (!type) return mistake(null, `not simulated: signals of type ${textOf(yaml.type)} (${name}).`);
  const production = (yaml.production_data ?? {}) as JsonObject;
  if (production.input_data !== undefined || production.pre_processing_component !== undefined)
    return mistake(null, `not simulated: production data that the deployment did not collect itself (${name}).`);
  const window = readRolling(production.data_window, { sizeMs: around.everyMs, offsetMs: 0 }, name);
  if (window.error) return window;
  const reference = readReference(call, name, yaml.reference_data as JsonObject | undefined, window.value);
  if (reference.error) return reference;
  if (type === 'model_performance' && reference.value.kind !== 'data')
    return mistake('UserError', `The signal ${name} needs reference_data with the ground truth.`);
  const features = readFeatures(name, yaml.features);
  if (features.error) return features;
  return {
    value: {
      type,
      production: window.value,
      columns: textsOf(production.data_column_names),
      reference: reference.value,
      features: features.value,
      ...thresholdsOf(type, around.mlTask, (yaml.metric_thresholds ?? {}) as JsonObject),
      properties: textsOf(yaml.properties),
      isAlerting: yaml.alert_enabled !== false,
    },
  };
}

/** Milliseconds of an ISO 8601 duration of weeks, days, hours and minutes; undefined when it is no such text. */
function durationOf(text: string): number | undefined {
  const match = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/i.exec(text);
  if (!match || text.length < 3) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return weeks * 7 * DAY + days * DAY + hours * HOUR + minutes * MINUTE;
}

function readRolling(asked: Json | undefined, otherwise: RollingWindow, name: string): Checked<RollingWindow> {
  const yaml = (asked ?? {}) as JsonObject;
  const read: { [field: string]: number } = {};
  for (const field of ['lookback_window_size', 'lookback_window_offset']) {
    const text = textOf(yaml[field]);
    if (text === undefined) continue;
    const ms = durationOf(text);
    if (ms === undefined) return mistake('UserError', `${field} of ${name} is no ISO 8601 duration: '${text}'.`);
    read[field] = ms;
  }
  const { lookback_window_size: sizeMs = otherwise.sizeMs, lookback_window_offset: offsetMs = otherwise.offsetMs } =
    read;
  if (sizeMs <= 0) return mistake('UserError', `lookback_window_size of ${name} must be longer than nothing.`);
  return { value: { sizeMs, offsetMs } };
}

function readReference(
  call: AzCall,
  name: string,
  yaml: JsonObject | undefined,
  production: RollingWindow,
): Checked<Reference> {
  const input = yaml?.input_data as JsonObject | undefined;
  if (yaml?.pre_processing_component !== undefined)
    return mistake(null, `not simulated: pre_processing_component (${name}).`);
  if (!yaml || !input) {
    const window = readRolling(yaml?.data_window, { sizeMs: production.sizeMs, offsetMs: 2 * production.sizeMs }, name);
    return window.error ? window : { value: { kind: 'production', window: window.value } };
  }
  const place = findData(call, textOf(input.path) ?? '');
  if (place.error) return place;
  const window = readFixed(yaml.data_window as JsonObject | undefined, name);
  if (window.error) return window;
  const columns = textsOf(yaml.data_column_names);
  const context = textOf(yaml.data_context) ?? 'training';
  return { value: { kind: 'data', ...place.value, context, columns, window: window.value } };
}

function findData(
  call: AzCall,
  text: string,
): Checked<{ readonly path: string; readonly datastore: string; readonly at: string }> {
  const reference = parseReference(text);
  if (reference.kind === 'datastore') {
    const found = findDatastore(call.tx.world, call.workspace, reference.datastore);
    if (found.error) return mistake(found.error.code, found.error.message);
    const { datastore, path } = reference;
    return { value: { path: shortUri(datastore, path), datastore, at: path } };
  }
  if (reference.kind !== 'asset')
    return mistake('UserError', `reference_data must be a data asset or lie in a datastore, not ${text}.`);
  const found = dataAssets.find(call.tx.world, call.workspace, reference.name, reference.version, reference.label);
  if (found.error) return mistake(found.error.code, found.error.message);
  const { name, version, datastore, path } = found.value;
  return { value: { path: `azureml:${name}:${version}`, datastore, at: path } };
}

/** A fixed window; both ends or none. Documentation and SDK name its fields differently. */
function readFixed(
  yaml: JsonObject | undefined,
  name: string,
): Checked<{ readonly start: number; readonly end: number } | null> {
  const [start, end] = [yaml?.window_start ?? yaml?.window_start_date, yaml?.window_end ?? yaml?.window_end_date].map(
    (one) => textOf(one),
  );
  if (start === undefined && end === undefined) return { value: null };
  const [from, to] = [parseIsoTime(start ?? ''), parseIsoTime(end ?? '')];
  if (from === undefined || to === undefined || to <= from)
    return mistake('UserError', `window_start and window_end of ${name} must be two dates, one after the other.`);
  return { value: { start: from, end: to } };
}

function readFeatures(name: string, asked: Json | undefined): Checked<FeatureChoice> {
  if (asked === undefined || asked === null || asked === 'all_features') return { value: { kind: 'all' } };
  if (Array.isArray(asked)) return { value: { kind: 'list', names: asked.map((one) => textOf(one) ?? '') } };
  const top = typeof asked === 'object' ? (asked as JsonObject).top_n_feature_importance : undefined;
  if (typeof top === 'number' && Number.isInteger(top) && top > 0) return { value: { kind: 'top', count: top } };
  return mistake(
    'UserError',
    `features of ${name} must be all_features, a list of names, or top_n_feature_importance: <number>.`,
  );
}

/** Of drift only the first metric that is named counts, as in the SDK. */
function thresholdsOf(
  type: SignalType,
  mlTask: MonitorSpec['mlTask'],
  yaml: JsonObject,
): Pick<Signal, 'numerical' | 'categorical'> {
  const read = (from: Json | undefined, names: readonly MetricName[]): Threshold[] =>
    names.flatMap((metric) => {
      const value = (from as JsonObject | undefined)?.[metric];
      return typeof value === 'number' ? [{ metric, value }] : [];
    });
  if (type === 'model_performance') {
    const named = read(yaml, mlTask === 'classification' ? CLASSIFICATION : REGRESSION);
    return { numerical: named, categorical: [] };
  }
  const isStated = yaml.numerical !== undefined || yaml.categorical !== undefined;
  if (type === 'data_quality') {
    const all = QUALITY.map((metric) => ({ metric, value: 0 }));
    return isStated
      ? { numerical: read(yaml.numerical, QUALITY), categorical: read(yaml.categorical, QUALITY) }
      : { numerical: all, categorical: all };
  }
  const numerical = read(yaml.numerical, NUMERICAL_DRIFT).slice(0, 1);
  const categorical = read(yaml.categorical, CATEGORICAL_DRIFT).slice(0, 1);
  return {
    numerical: numerical.length > 0 ? numerical : [{ metric: 'normalized_wasserstein_distance', value: 0.1 }],
    categorical: categorical.length > 0 ? categorical : [{ metric: 'jensen_shannon_distance', value: 0.1 }],
  };
}
