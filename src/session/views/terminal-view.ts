import * as v from 'valibot';
import type { World } from '../../kernel/world.ts';
import { type TranscriptEntry, terminalTranscript } from '../../shell/terminal-transcript.ts';
import { defineView } from './view.ts';

export interface TerminalView {
  readonly id: string;
  readonly cwd: string; // '~/kestrand-ml'
  readonly isBusy: boolean;
  readonly entries: readonly TranscriptEntry[]; // oldest first; the last may still be running (exitCode null)
  readonly queued: readonly string[]; // lines typed while one was running, oldest first
  readonly history: readonly string[]; // lines typed, oldest first
}

const HOME = '/home/oncall';

/** A terminal as the page shows it. */
export const terminalView = defineView('terminal', v.strictObject({ id: v.string() }), ({ world, params }) =>
  terminalOf(world, params.id),
);

function terminalOf(world: World, id: string): TerminalView {
  const terminal = terminalTranscript(world, id);
  return {
    id,
    cwd: abbreviate(terminal.cwd),
    isBusy: terminal.isBusy,
    entries: terminal.entries.map((entry) => ({ ...entry, cwd: abbreviate(entry.cwd) })),
    queued: terminal.queued,
    history: terminal.history,
  };
}

const abbreviate = (path: string): string =>
  path === HOME || path.startsWith(`${HOME}/`) ? `~${path.slice(HOME.length)}` : path;
