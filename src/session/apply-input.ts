import type { Context } from '../kernel/context.ts';
import { joinPath } from '../kernel/files/file-tree.ts';
import { worldFiles } from '../kernel/files/world-files.ts';
import type { Tx } from '../kernel/tx.ts';
import { interrupt } from '../shell/interrupt.ts';
import { openTerminal } from '../shell/open-terminal.ts';
import { submitLine } from '../shell/submit-line.ts';
import type { Input } from './recording.ts';

const HOME = '/home/oncall';

/** Carries an input into the world. Terminal, panel buttons and instructors all come through here. */
export function applyInput(tx: Tx, context: Context, input: Input, actor: string): void {
  switch (input.type) {
    case 'line':
      submitLine(tx, { terminal: input.terminal, actor, line: input.line });
      return;
    case 'interrupt':
      interrupt(tx, input.terminal);
      return;
    case 'open-terminal':
      openTerminal(tx, { id: input.terminal, actor, home: HOME, cwd: `${HOME}/kestrand-ml` });
      return;
    case 'edit': {
      const files = worldFiles(tx, context.content);
      const path = joinPath(HOME, input.path);
      if (!path.startsWith(`${HOME}/`)) throw new Error(`edit: ${path} is not the player's file`);
      files.makeDir(path.slice(0, path.lastIndexOf('/')), true);
      files.writeText(path, input.text);
      return;
    }
    default:
      input satisfies never;
  }
}
