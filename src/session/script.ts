import { HOUR, MINUTE, SECOND } from '../kernel/time.ts';
import { CommandReader } from './command-reader.ts';

/** One thing typed by a script, after a moment of thought. */
export interface ScriptLine {
  readonly line: string; // may hold several lines: a here-document, a loop or a continued line
  readonly thinkMs: number; // simulated milliseconds before it is typed
}

const DEFAULT_THINK = 2 * MINUTE;
const UNITS: { readonly [unit: string]: number } = { s: SECOND, m: MINUTE, h: HOUR };

/**
 * Reads a script of typed lines. `# think 30s` sets the pause before the next line; other comments and empty lines cost
 * nothing. What bash reads as one command stays together.
 */
export function parseScript(text: string): ScriptLine[] {
  const out: ScriptLine[] = [];
  const reader = new CommandReader();
  let thinkMs = DEFAULT_THINK;
  const type = (line: string): void => {
    out.push({ line, thinkMs });
    thinkMs = DEFAULT_THINK;
  };
  for (const line of text.split(/\r\n?|\n/)) {
    const [, count, unit] = /^#\s*think\s+(\d+)(s|m|h)\s*$/.exec(line) ?? [];
    if (reader.unfinished === '' && unit !== undefined) thinkMs = Number(count) * (UNITS[unit] as number);
    const command = reader.read(line);
    if (command !== null) type(command);
  }
  if (reader.unfinished !== '') type(reader.unfinished);
  return out;
}
