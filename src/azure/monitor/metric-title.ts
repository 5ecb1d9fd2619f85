import type { MetricName } from './monitor.ts';

const TITLES: { readonly [Name in MetricName]: string } = {
  jensen_shannon_distance: 'JensenShannonDistance',
  normalized_wasserstein_distance: 'NormalizedWassersteinDistance',
  population_stability_index: 'PopulationStabilityIndex',
  two_sample_kolmogorov_smirnov_test: 'TwoSampleKolmogorovSmirnovTest',
  pearsons_chi_squared_test: 'PearsonsChiSquaredTest',
  null_value_rate: 'NullValueRate',
  data_type_error_rate: 'DataTypeErrorRate',
  out_of_bounds_rate: 'OutOfBoundsRate',
  accuracy: 'Accuracy',
  precision: 'PrecisionMacro',
  recall: 'RecallMacro',
  mae: 'MeanAbsoluteError',
  mse: 'MeanSquaredError',
  rmse: 'RootMeanSquaredError',
};

/** A metric as results name it. */
export const metricTitle = (metric: MetricName): string => TITLES[metric];
