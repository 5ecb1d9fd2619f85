import type { ModelVersionRow } from '../../session/views/model-view.ts';

/** One thing that versions may have, and what each has. */
export interface ComparedRow {
  readonly group: 'metrics' | 'params' | 'tags';
  readonly key: string;
  readonly values: readonly (number | string | null)[]; // one per version; null: it has none
  readonly differs: boolean;
}

const GROUPS = ['metrics', 'params', 'tags'] as const;

/** Metrics, parameters and tags of several versions, row by row. */
export const comparisonRows = (versions: readonly ModelVersionRow[]): ComparedRow[] =>
  GROUPS.flatMap((group) => {
    const keys = [...new Set(versions.flatMap((one) => Object.keys(one[group])))];
    return keys.map((key): ComparedRow => {
      const values = versions.map((one) => one[group][key] ?? null);
      return { group, key, values, differs: new Set(values).size > 1 };
    });
  });
