import { jsonFault } from '../../shell/json-fault.ts';
import type { TextProblem } from './text-problem.ts';

/** Where a text is no JSON. */
export function jsonProblems(text: string): TextProblem[] {
  const fault = jsonFault(text);
  const [, message = '', line, column] = /^(.*) at line (\d+), column (\d+)$/s.exec(fault ?? '') ?? [];
  if (fault === undefined) return [];
  return [{ line: Number(line), column: Number(column), length: 1, severity: 'error', field: null, message }];
}
