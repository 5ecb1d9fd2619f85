import * as v from 'valibot';
import { terminalTranscript } from '../../shell/terminal-transcript.ts';
import { playerTerminals } from '../player-terminals.ts';
import { defineView } from './view.ts';

/** Lines that can be recalled. */
export interface TypedLines {
  readonly own: readonly string[]; // typed into this terminal, oldest first
  readonly others: readonly string[]; // into the other terminals and by the page's buttons, oldest first for each
}

/** The history of a play as one of its terminals offers it. */
export const typedLinesView = defineView(
  'typed-lines',
  v.strictObject({ terminal: v.string() }),
  ({ world, params }): TypedLines => ({
    own: terminalTranscript(world, params.terminal).history,
    others: playerTerminals(world)
      .filter((id) => id !== params.terminal)
      .flatMap((id) => terminalTranscript(world, id).history),
  }),
);
