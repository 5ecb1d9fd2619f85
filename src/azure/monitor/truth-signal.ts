import { accuracy, type Confusion, confusionAt, precision, recall } from '../../ml/confusion.ts';
import { type Checked, mistake } from '../arm.ts';
import type { CollectedRow } from '../online-endpoint/collected-data.ts';
import type { Measured } from './drift-signal.ts';
import { metricTitle } from './metric-title.ts';
import type { MetricName, MonitorSpec, Signal } from './monitor.ts';
import type { MetricValue } from './monitor-result.ts';
import type { Table } from './table.ts';

/** A score counts as the class 1 from here on, unless the signal's properties say otherwise. */
const DEFAULT_CUT = 0.5;
const CUT_PROPERTY = 'prediction_threshold';

interface Pair {
  readonly predicted: number; // as collected
  readonly truth: number;
}

/** What was predicted against what came true, as far as it is known: joined by the correlation id. */
export function truthSignal(
  rows: readonly CollectedRow[],
  truth: Table,
  signal: Signal,
  mlTask: MonitorSpec['mlTask'],
): Checked<Measured> {
  const columns = signal.reference.kind === 'data' ? signal.reference.columns : {};
  const { target_column: target = '', correlation_id: id = 'correlationid' } = columns;
  const prediction = signal.columns.prediction ?? Object.keys(rows[0]?.outputs ?? {})[0] ?? '';
  const [ids, labels] = [truth.columns.get(id), truth.columns.get(target)];
  if (!ids || !labels)
    return mistake('UserError', `The ground truth has no columns ${id} and ${target}; name them in data_column_names.`);
  const known = new Map(ids.map((one, row) => [String(one), labels[row]]));
  const pairs = rows.flatMap(({ correlationId, outputs }): Pair[] => {
    const [predicted, label] = [outputs[prediction], known.get(correlationId)];
    if (predicted === undefined || predicted === null || label === undefined || label === null) return [];
    return [{ predicted, truth: Number(label) }];
  });
  if (pairs.length === 0) return mistake(null, "No data is found for input 'JoinedPredictions' in the given window.");
  const cut = Number(signal.properties[CUT_PROPERTY] ?? DEFAULT_CUT);
  const values = mlTask === 'classification' ? classification(pairs, cut) : regression(pairs);
  const metrics = (Object.keys(values) as MetricName[]).map((metric): MetricValue => {
    const value = values[metric] as number;
    const threshold = signal.numerical.find((one) => one.metric === metric)?.value ?? null;
    // Azure's component would alarm on good values, read literally; a model is bad when it is below.
    const isWorse = threshold !== null && (mlTask === 'classification' ? value < threshold : value > threshold);
    return { group: '', kind: 'model', metric: metricTitle(metric), value, threshold, isBreach: isWorse };
  });
  return { value: { baselineRowCount: pairs.length, targetRowCount: rows.length, metrics, distributions: {} } };
}

type Values = { readonly [Name in MetricName]?: number };

/** Accuracy, and precision and recall as means over both classes. */
function classification(pairs: readonly Pair[], cut: number): Values {
  const found = confusionAt(
    pairs.map(({ truth }) => truth),
    pairs.map(({ predicted }) => predicted),
    cut,
  );
  const other: Confusion = {
    truePositives: found.trueNegatives,
    falsePositives: found.falseNegatives,
    falseNegatives: found.falsePositives,
    trueNegatives: found.truePositives,
  };
  return {
    accuracy: accuracy(found),
    precision: (precision(found) + precision(other)) / 2,
    recall: (recall(found) + recall(other)) / 2,
  };
}

function regression(pairs: readonly Pair[]): Values {
  const errors = pairs.map(({ predicted, truth }) => predicted - truth);
  const mse = errors.reduce((sum, error) => sum + error * error, 0) / errors.length;
  return {
    mae: errors.reduce((sum, error) => sum + Math.abs(error), 0) / errors.length,
    mse,
    rmse: Math.sqrt(mse),
  };
}
