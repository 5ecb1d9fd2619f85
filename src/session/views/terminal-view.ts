import * as v from 'valibot';
import type { SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { type TranscriptEntry, terminalTranscript } from '../../shell/terminal-transcript.ts';
import { defineView } from './view.ts';

export interface TerminalView {
  readonly id: string;
  readonly cwd: string; // '~/kestrand-ml'
  readonly isBusy: boolean;
  readonly entries: readonly TerminalEntry[]; // oldest first; the last may still be running (exitCode null)
  readonly queued: readonly string[]; // lines typed while one was running, oldest first
}

/** A line that was typed. What it printed is fetched as far as it is not known yet: `terminal-output`. */
export interface TerminalEntry {
  readonly id: string; // process id: 'p12'
  readonly cwd: string;
  readonly line: string;
  readonly length: number; // characters printed so far
  readonly begins: string; // the first of them: output that was cleared begins anew
  readonly exitCode: number | null;
  readonly startedAt: SimTime;
  readonly endedAt: SimTime | null;
}

const HOME = '/home/oncall';
const BEGINS = 40;

/** A terminal as the page shows it, without its output. */
export const terminalView = defineView('terminal', v.strictObject({ id: v.string() }), ({ world, params }) =>
  terminalOf(world, params.id),
);

function terminalOf(world: World, id: string): TerminalView {
  const { cwd, isBusy, entries, queued } = terminalTranscript(world, id);
  return { id, cwd: abbreviate(cwd), isBusy, entries: entries.map(entryOf), queued };
}

const entryOf = ({ id, cwd, line, output, exitCode, startedAt, endedAt }: TranscriptEntry): TerminalEntry => ({
  id,
  cwd: abbreviate(cwd),
  line,
  length: output.reduce((sum, { text }) => sum + text.length, 0),
  begins: output[0]?.text.slice(0, BEGINS) ?? '',
  exitCode,
  startedAt,
  endedAt,
});

const abbreviate = (path: string): string =>
  path === HOME || path.startsWith(`${HOME}/`) ? `~${path.slice(HOME.length)}` : path;
