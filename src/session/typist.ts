import type { Typist } from '../company/colleagues/typist.ts';
import type { Tx } from '../kernel/tx.ts';
import { openTerminal } from '../shell/open-terminal.ts';
import { submitLine } from '../shell/submit-line.ts';
import { hasTerminal } from '../shell/terminal-transcript.ts';

/** Colleagues type into terminals of their own, named after them. */
export const shellTypist: Typist = {
  type(tx: Tx, actor: string, line: string): void {
    if (!hasTerminal(tx.world, actor))
      openTerminal(tx, { id: actor, actor, home: `/home/${actor}`, cwd: `/home/${actor}` });
    submitLine(tx, { terminal: actor, actor, line });
  },
};
