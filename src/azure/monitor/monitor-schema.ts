import { boolean, choice, type Field, type Fields, object, required, text, texts } from '../spec-schema.ts';
import { CATEGORICAL_DRIFT, NUMERICAL_DRIFT, QUALITY } from './monitor.ts';

const number: Field = { kind: 'number' };
const numbers = (names: readonly string[]): Field => object(Object.fromEntries(names.map((name) => [name, number])));

const WINDOW = object({
  lookback_window_size: text,
  lookback_window_offset: text,
  window_start: text,
  window_end: text,
  window_start_date: text,
  window_end_date: text,
});

const DATA: Field = object({
  input_data: object({ path: required(text), type: choice(['mltable', 'uri_folder', 'uri_file']) }),
  data_context: choice([
    'model_inputs',
    'model_outputs',
    'model_inputs_outputs',
    'training',
    'test',
    'validation',
    'ground_truth',
  ]),
  data_column_names: texts,
  data_window: WINDOW,
  pre_processing_component: text,
});

const SIGNAL: Field = object({
  type: required(
    choice([
      'data_drift',
      'prediction_drift',
      'data_quality',
      'model_performance',
      'feature_attribution_drift',
      'custom',
      'generation_safety_quality',
      'generation_token_statistics',
    ]),
  ),
  production_data: DATA,
  reference_data: DATA,
  features: { kind: 'any' },
  alert_enabled: boolean,
  properties: texts,
  metric_thresholds: object({
    numerical: numbers([...NUMERICAL_DRIFT, ...QUALITY]),
    categorical: numbers([...CATEGORICAL_DRIFT, ...QUALITY]),
    accuracy: number,
    precision: number,
    recall: number,
    mae: number,
    mse: number,
    rmse: number,
    normalized_discounted_cumulative_gain: number,
  }),
});

/** The fields of `create_monitor`. */
export const MONITOR_FIELDS: Fields = {
  compute: required(object({ instance_type: required(text), runtime_version: required(text) })),
  monitoring_target: required(
    object({ ml_task: text, endpoint_deployment_id: text, model_id: text, endpoint_deployment_name: text }),
  ),
  monitoring_signals: { kind: 'map', item: SIGNAL },
  alert_notification: { kind: 'either', of: [text, object({ emails: { kind: 'any' } })] },
};
