import * as v from 'valibot';
import type { OutputChunk } from '../../shell/process.ts';
import { terminalTranscript } from '../../shell/terminal-transcript.ts';
import { defineView } from './view.ts';

/** What an entry of a terminal printed after what the page has already. */
export interface TerminalOutput {
  readonly entry: string;
  readonly from: number;
  readonly chunks: readonly OutputChunk[];
}

const wanted = v.strictObject({ entry: v.string(), from: v.pipe(v.number(), v.integer(), v.minValue(0)) });

/** Output of a terminal, as far as the page does not have it. Entries that are gone are left out. */
export const terminalOutputView = defineView(
  'terminal-output',
  v.strictObject({ terminal: v.string(), wants: v.array(wanted) }),
  ({ world, params }): TerminalOutput[] => {
    const entries = new Map(terminalTranscript(world, params.terminal).entries.map((entry) => [entry.id, entry]));
    return params.wants.flatMap(({ entry, from }) => {
      const found = entries.get(entry);
      return found ? [{ entry, from, chunks: after(found.output, from) }] : [];
    });
  },
);

function after(chunks: readonly OutputChunk[], from: number): OutputChunk[] {
  const out: OutputChunk[] = [];
  let skipped = 0;
  for (const { stream, text } of chunks) {
    const rest = text.slice(Math.max(0, from - skipped));
    skipped += text.length;
    if (rest !== '') out.push({ stream, text: rest });
  }
  return out;
}
