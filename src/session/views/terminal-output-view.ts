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

/** Characters of one answer: as much as a page can draw within a frame. It asks again for what is left. */
const PIECE = 32_000;

/**
 * Output of a terminal, as far as the page does not have it: a piece at a time, what is named first comes first. Entries
 * that are gone are left out.
 */
export const terminalOutputView = defineView(
  'terminal-output',
  v.strictObject({ terminal: v.string(), wants: v.array(wanted) }),
  ({ world, params }): TerminalOutput[] => {
    const entries = new Map(terminalTranscript(world, params.terminal).entries.map((entry) => [entry.id, entry]));
    let room = PIECE;
    return params.wants.flatMap(({ entry, from }) => {
      const found = entries.get(entry);
      if (!found || room === 0) return [];
      const chunks = piece(found.output, from, room);
      room -= chunks.reduce((sum, { text }) => sum + text.length, 0);
      return [{ entry, from, chunks }];
    });
  },
);

/** What follows `from`, `most` characters of it. */
function piece(chunks: readonly OutputChunk[], from: number, most: number): OutputChunk[] {
  const out: OutputChunk[] = [];
  let at = 0; // where the chunk begins
  for (const { stream, text } of chunks) {
    const part = text.slice(Math.max(0, from - at), Math.max(0, from + most - at));
    at += text.length;
    if (part !== '') out.push({ stream, text: part });
  }
  return out;
}
