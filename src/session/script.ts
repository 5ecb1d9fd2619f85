import { MINUTE, SECOND } from '../kernel/time.ts';

/** One thing typed by a script, after a moment of thought. */
export interface ScriptLine {
  readonly line: string; // may hold several lines: a here-document or a continued line
  readonly thinkMs: number; // simulated milliseconds before it is typed
}

const DEFAULT_THINK = 2 * MINUTE;

/**
 * Reads a script of typed lines. `# think 30s` sets the pause before the next line; other comments and empty lines cost
 * nothing. Here-documents and lines ending in a backslash stay together.
 */
export function parseScript(text: string): ScriptLine[] {
  const out: ScriptLine[] = [];
  const lines = text.split('\n');
  let thinkMs = DEFAULT_THINK;
  for (let i = 0; i < lines.length; i++) {
    let line = lines[i] as string;
    const think = /^#\s*think\s+(\d+)(s|m|h)\s*$/.exec(line);
    if (think) thinkMs = Number(think[1]) * (think[2] === 's' ? SECOND : think[2] === 'm' ? MINUTE : 60 * MINUTE);
    if (line.trim() === '' || line.startsWith('#')) continue;
    while (line.endsWith('\\') && i + 1 < lines.length) line = `${line}\n${lines[++i]}`;
    const here = /<<-?\s*(['"]?)([A-Za-z_]\w*)\1/.exec(line);
    while (here && i + 1 < lines.length) {
      const next = lines[++i] as string;
      line = `${line}\n${next}`;
      if (next.trim() === here[2]) break;
    }
    out.push({ line, thinkMs });
    thinkMs = DEFAULT_THINK;
  }
  return out;
}
