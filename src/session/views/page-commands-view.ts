import * as v from 'valibot';
import { terminalTranscript } from '../../shell/terminal-transcript.ts';
import { playerTerminals } from '../player-terminals.ts';
import { defineView } from './view.ts';

/** A command that a button of the page typed. */
export interface PageCommand {
  readonly id: string; // process id: 'p12'
  readonly terminal: string; // 'panel-1'
  readonly line: string;
  readonly output: string; // the last 4,000 characters of what it printed
  readonly exitCode: number | null; // null while it runs
  readonly startedAt: number;
  readonly endedAt: number | null;
}

const OUTPUT_CHARACTERS = 4000;
/** Terminals behind the page's buttons are named like this. */
export const PAGE_TERMINAL = 'panel';

/** What the page's buttons did, oldest first. */
export const pageCommandsView = defineView('page-commands', v.strictObject({}), ({ world }): PageCommand[] =>
  playerTerminals(world)
    .filter((id) => id.startsWith(PAGE_TERMINAL))
    .flatMap((terminal) =>
      terminalTranscript(world, terminal).entries.map(({ id, line, output, exitCode, startedAt, endedAt }) => {
        const text = output.map((chunk) => chunk.text).join('');
        return { id, terminal, line, output: text.slice(-OUTPUT_CHARACTERS), exitCode, startedAt, endedAt };
      }),
    )
    .sort((a, b) => a.startedAt - b.startedAt || numberOf(a) - numberOf(b)),
);

/** Of 'p12': many commands may begin at one instant. */
const numberOf = ({ id }: PageCommand): number => Number(id.slice(1));
