import type { SimTime } from '../../kernel/time.ts';
import type { JsonObject } from '../spec-file.ts';

/** Metrics of Azure's drift and quality signals, as YAML names them. */
export const NUMERICAL_DRIFT = [
  'jensen_shannon_distance',
  'normalized_wasserstein_distance',
  'population_stability_index',
  'two_sample_kolmogorov_smirnov_test',
] as const;
export const CATEGORICAL_DRIFT = [
  'jensen_shannon_distance',
  'population_stability_index',
  'pearsons_chi_squared_test',
] as const;
export const QUALITY = ['null_value_rate', 'data_type_error_rate', 'out_of_bounds_rate'] as const;
export const CLASSIFICATION = ['accuracy', 'precision', 'recall'] as const;
export const REGRESSION = ['mae', 'mse', 'rmse'] as const;

export type MetricName =
  | (typeof NUMERICAL_DRIFT)[number]
  | (typeof CATEGORICAL_DRIFT)[number]
  | (typeof QUALITY)[number]
  | (typeof CLASSIFICATION)[number]
  | (typeof REGRESSION)[number];

export type SignalType = 'data_drift' | 'prediction_drift' | 'data_quality' | 'model_performance';

/** Data of the last `sizeMs`, that ended `offsetMs` ago. */
export interface RollingWindow {
  readonly sizeMs: number;
  readonly offsetMs: number;
}

/** What production is compared with. */
export type Reference =
  | { readonly kind: 'production'; readonly window: RollingWindow } // what the deployment itself collected earlier
  | {
      readonly kind: 'data';
      readonly path: string; // as it was resolved: 'azureml:checkout-eval:6'
      readonly datastore: string;
      readonly at: string; // inside the datastore
      readonly context: string; // 'training'
      readonly columns: { readonly [role: string]: string }; // target_column → 'is_loss'
      readonly window: { readonly start: SimTime; readonly end: SimTime } | null; // by partition; null: all of it
    };

export type FeatureChoice =
  | { readonly kind: 'all' }
  | { readonly kind: 'top'; readonly count: number }
  | { readonly kind: 'list'; readonly names: readonly string[] };

export interface Threshold {
  readonly metric: MetricName;
  readonly value: number;
}

export interface Signal {
  readonly type: SignalType;
  readonly production: RollingWindow;
  readonly columns: { readonly [role: string]: string }; // of production: prediction → 'scores'
  readonly reference: Reference;
  readonly features: FeatureChoice;
  readonly numerical: readonly Threshold[]; // of model_performance: all of them
  readonly categorical: readonly Threshold[];
  readonly properties: { readonly [name: string]: string };
  readonly isAlerting: boolean;
}

/** What a monitor watches, and whom it tells. */
export interface MonitorSpec {
  readonly instanceType: string; // 'standard_e4s_v3'
  readonly runtimeVersion: string; // '3.4'
  readonly mlTask: 'classification' | 'regression';
  readonly target: { readonly endpoint: string; readonly deployment: string };
  readonly signals: { readonly [name: string]: Signal };
  readonly emails: readonly string[];
  readonly yaml: JsonObject; // create_monitor as it was written
}
