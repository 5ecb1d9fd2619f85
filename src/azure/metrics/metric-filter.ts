import { type Checked, mistake } from '../arm.ts';

/** Which time series a query asks for. */
export interface MetricFilter {
  readonly dimensions: readonly string[]; // that split the result
  matches(dimensions: { readonly [name: string]: string }): boolean;
}

interface Clause {
  readonly dimension: string;
  readonly isEqual: boolean;
  readonly value: string; // '*' splits
}

/** Reads `deployment eq 'blue' and statusCode eq '*'`; parts of one dimension may be joined by `or`. */
export function parseFilter(text: string, known: readonly string[]): Checked<MetricFilter> {
  const groups: Clause[][] = [];
  for (const part of text.split(/\s+and\s+/i)) {
    const group: Clause[] = [];
    for (const piece of part.replace(/^\(|\)$/g, '').split(/\s+or\s+/i)) {
      const match = /^\s*(\w+)\s+(eq|ne)\s+'([^']*)'\s*$/i.exec(piece);
      if (!match) return mistake('BadRequest', `The filter part '${piece.trim()}' is not <dimension> eq '<value>'.`);
      const [, name = '', operator = '', value = ''] = match;
      const dimension = known.find((one) => one.toLowerCase() === name.toLowerCase());
      if (dimension === undefined) return unknownDimension(name, known);
      group.push({ dimension, isEqual: operator.toLowerCase() === 'eq', value });
    }
    groups.push(group);
  }
  const dimensions = [...new Set(groups.flat().map((clause) => clause.dimension))];
  return {
    value: {
      dimensions,
      matches: (of) =>
        groups.every((group) =>
          group.some(({ dimension, isEqual, value }) => value === '*' || (of[dimension] === value) === isEqual),
        ),
    },
  };
}

/** A query split by dimensions, keeping every value. */
export function splitBy(names: readonly string[], known: readonly string[]): Checked<MetricFilter> {
  const dimensions: string[] = [];
  for (const name of names) {
    const dimension = known.find((one) => one.toLowerCase() === name.toLowerCase());
    if (dimension === undefined) return unknownDimension(name, known);
    dimensions.push(dimension);
  }
  return { value: { dimensions, matches: () => true } };
}

const unknownDimension = (
  name: string,
  known: readonly string[],
): { readonly error: { code: string; message: string } } => ({
  error: {
    code: 'BadRequest',
    message: `Metric: no dimension is named ${name}. Its dimensions: ${known.join(', ') || 'none'}.`,
  },
});
