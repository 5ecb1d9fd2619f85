import type { SimTime } from '../kernel/time.ts';
import { readHistory } from './history-file.ts';
import type { Pack } from './pack.ts';
import { applyTreeEdit } from './tree-edit.ts';

const REPO_PREFIX = 'kestrand/repo/';

/** The files of main at an instant, by path: the first state, and every commit before. @throws AnchorError */
export function repositoryAt(
  pack: Pack,
  at: SimTime = Number.POSITIVE_INFINITY,
  { acts } = readHistory(pack),
): Map<string, string> {
  const files = new Map<string, string>();
  for (const [path, text] of pack.files)
    if (path.startsWith(REPO_PREFIX)) files.set(path.slice(REPO_PREFIX.length), text);
  for (const act of acts) if ('message' in act && act.at < at) applyTreeEdit(editorOf(files), act);
  return files;
}

const editorOf = (files: Map<string, string>) => ({
  read: (file: string) => files.get(file),
  write: (file: string, text: string) => void files.set(file, text),
  remove: (file: string) => void files.delete(file),
});
