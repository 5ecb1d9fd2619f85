import { jsonFault as faultIn } from '../shell/json-fault.ts';

/** Where a text stops being JSON. */
export interface JsonFault {
  readonly text: string; // "unexpected '}' at line 4, column 3"
  readonly offset: number; // characters before it
}

/** What is wrong with a text as JSON, in words that do not depend on the browser; null when it is sound. */
export function jsonFault(text: string): JsonFault | null {
  const fault = faultIn(text);
  if (fault === undefined) return null;
  const [, line = '1', column = '1'] = /line (\d+), column (\d+)$/.exec(fault) ?? [];
  const before = text.split('\n').slice(0, Number(line) - 1);
  return { text: fault, offset: before.reduce((sum, each) => sum + each.length + 1, 0) + Number(column) - 1 };
}
