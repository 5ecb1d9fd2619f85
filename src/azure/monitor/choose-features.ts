import { auc } from '../../ml/auc.ts';
import { type Checked, mistake } from '../arm.ts';
import type { FieldValue } from '../online-endpoint/collected-fields.ts';
import type { FeatureChoice } from './monitor.ts';
import { columnKind, type Table } from './table.ts';

/** The columns that a signal looks at, in the order of the reference (most important first for the top ones). */
export function chooseFeatures(
  choice: FeatureChoice,
  reference: Table,
  production: Table,
  target: string | undefined,
): Checked<readonly string[]> {
  const common = [...reference.columns.keys()].filter((name) => production.columns.has(name) && name !== target);
  if (common.length === 0)
    return mistake('UserError', 'Found no common columns between input datasets. Align the names of their columns.');
  if (choice.kind === 'all') return { value: common };
  if (choice.kind === 'list') {
    const missing = choice.names.filter((name) => !common.includes(name));
    return missing.length > 0
      ? mistake('UserError', `Not in both input datasets: ${missing.join(', ')}.`)
      : { value: choice.names };
  }
  const labels = target === undefined ? undefined : reference.columns.get(target);
  if (!labels)
    return mistake('UserError', 'top_n_feature_importance needs target_column in data_column_names of the reference.');
  const ranked = common.map((name) => ({ name, weight: separation(reference.columns.get(name) ?? [], labels) }));
  ranked.sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1));
  return { value: ranked.slice(0, choice.count).map(({ name }) => name) };
}

/**
 * How well a column alone tells the labels apart, 0 … 1: |2 AUC − 1| of its numbers, or of the share of labels in each
 * category. It stands for the importance in a model that Azure's component trains and that is not simulated.
 */
function separation(values: readonly FieldValue[], labels: readonly FieldValue[]): number {
  const rows = values.flatMap((value, row) => {
    const label = labels[row];
    return value === null || label === null || label === undefined ? [] : [{ value, label: Number(label) }];
  });
  const sums = new Map<FieldValue, { n: number; losses: number }>();
  for (const { value, label } of rows) {
    const sum = sums.get(value) ?? { n: 0, losses: 0 };
    sums.set(value, { n: sum.n + 1, losses: sum.losses + label });
  }
  const isNumber = columnKind(values) === 'numerical';
  const score = (value: FieldValue): number => {
    if (isNumber) return Number(value);
    const { n = 1, losses = 0 } = sums.get(value) ?? {};
    return losses / n;
  };
  // A column in which every row differs, such as an id, tells nothing that would hold for another row.
  if (!isNumber && sums.size > rows.length / 2) return 0;
  const area = auc(
    rows.map(({ label }) => label),
    rows.map(({ value }) => score(value)),
  );
  return area === null ? 0 : Math.abs(2 * area - 1);
}
