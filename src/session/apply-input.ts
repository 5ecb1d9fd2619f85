import type { Context } from '../kernel/context.ts';
import { FileError, type FileTree, joinPath } from '../kernel/files/file-tree.ts';
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
    case 'edit':
      edit(worldFiles(tx, context.content), joinPath(HOME, input.path), input.text);
      return;
    default:
      input satisfies never;
  }
}

/** Saves a text. Where a file is in the way of a folder, or a folder of the file, nothing is saved: the page sees that. */
function edit(files: FileTree, path: string, text: string): void {
  if (!path.startsWith(`${HOME}/`)) throw new Error(`edit: ${path} is not the player's file`);
  try {
    files.makeDir(path.slice(0, path.lastIndexOf('/')), true);
    files.writeText(path, text);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
  }
}
