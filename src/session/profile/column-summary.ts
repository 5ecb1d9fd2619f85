import { addHistograms, type Histogram, histogramOf } from './histogram.ts';
import { type Quantiles, quantilesOf } from './quantiles.ts';

export type ValueKind = 'integer' | 'number' | 'boolean' | 'timestamp' | 'text';

/** What one column of some rows holds. Summaries of several files add up. */
export interface ColumnSummary {
  readonly name: string;
  readonly rows: number;
  readonly empty: number;
  readonly kinds: { readonly [kind in ValueKind]: number }; // values of each kind
  readonly numeric: NumericSummary | null; // of integers and numbers
  readonly earliest: string | null; // of timestamps
  readonly latest: string | null;
  readonly counts: ReadonlyMap<string, number> | null; // by value; null: more than MANY different ones
}

interface NumericSummary {
  readonly count: number;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
  readonly histogram: Histogram;
  readonly quantiles: Quantiles | null; // of the values of one file; those of several do not add up
}

const MANY = 100;
const TIMESTAMP = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;
const WHOLE = /^[+-]?\d+$/;
const NINE = 57;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** What a text in a CSV cell is. */
export function kindOf(text: string): ValueKind {
  if (WHOLE.test(text)) return 'integer';
  // Most texts begin with a letter: they need no other look.
  if ((text.codePointAt(0) ?? 0) > NINE) return /^(?:true|false)$/i.test(text) ? 'boolean' : 'text';
  if (NUMBER.test(text)) return 'number';
  return TIMESTAMP.test(text) ? 'timestamp' : 'text';
}

/** The summary of a column's cells. */
export function summarise(name: string, cells: readonly string[]): ColumnSummary {
  const kinds = { integer: 0, number: 0, boolean: 0, timestamp: 0, text: 0 };
  const numbers: number[] = [];
  const counts = new Map<string, number>();
  let empty = 0;
  let earliest: string | null = null;
  let latest: string | null = null;
  for (const cell of cells) {
    if (cell === '') {
      empty++;
      continue;
    }
    const kind = kindOf(cell);
    kinds[kind]++;
    if (kind === 'integer' || kind === 'number') numbers.push(Number(cell));
    if (kind === 'timestamp') {
      if (earliest === null || cell < earliest) earliest = cell;
      if (latest === null || cell > latest) latest = cell;
    }
    if (counts.size <= MANY) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return {
    name,
    rows: cells.length,
    empty,
    kinds,
    numeric: numericOf(numbers),
    earliest,
    latest,
    counts: counts.size > MANY ? null : counts,
  };
}

function numericOf(values: readonly number[]): NumericSummary | null {
  const histogram = histogramOf(values);
  if (!histogram) return null;
  let [sum, min, max] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { count: values.length, sum, min, max, histogram, quantiles: quantilesOf(values) };
}

/** Both together. */
export function addSummaries(a: ColumnSummary, b: ColumnSummary): ColumnSummary {
  return {
    name: a.name,
    rows: a.rows + b.rows,
    empty: a.empty + b.empty,
    kinds: {
      integer: a.kinds.integer + b.kinds.integer,
      number: a.kinds.number + b.kinds.number,
      boolean: a.kinds.boolean + b.kinds.boolean,
      timestamp: a.kinds.timestamp + b.kinds.timestamp,
      text: a.kinds.text + b.kinds.text,
    },
    numeric: a.numeric && b.numeric ? addNumeric(a.numeric, b.numeric) : (a.numeric ?? b.numeric),
    earliest: pick(a.earliest, b.earliest, (x, y) => x < y),
    latest: pick(a.latest, b.latest, (x, y) => x > y),
    counts: addCounts(a.counts, b.counts),
  };
}

const addNumeric = (a: NumericSummary, b: NumericSummary): NumericSummary => ({
  count: a.count + b.count,
  sum: a.sum + b.sum,
  min: Math.min(a.min, b.min),
  max: Math.max(a.max, b.max),
  histogram: addHistograms(a.histogram, b.histogram),
  quantiles: null,
});

const pick = (a: string | null, b: string | null, isFirst: (a: string, b: string) => boolean): string | null =>
  a !== null && b !== null ? (isFirst(a, b) ? a : b) : (a ?? b);

function addCounts(a: ColumnSummary['counts'], b: ColumnSummary['counts']): ColumnSummary['counts'] {
  if (!a || !b) return null;
  const all = new Map(a);
  for (const [value, count] of b) all.set(value, (all.get(value) ?? 0) + count);
  return all.size > MANY ? null : all;
}
