import { resolve } from 'node:path';
import { loadPack } from '../../src/cli/load-pack.ts';
import type { Pack } from '../../src/scenario/pack.ts';

const REPO = 'kestrand/repo/';

/** The content of this repository. */
export const contentPack = (): Pack => loadPack(resolve(import.meta.dirname, '../../scenarios'));

/** The files of kestrand-ml by path, as the world begins with them. */
export function repositoryFiles(pack: Pack): Map<string, string> {
  const files = new Map<string, string>();
  for (const [path, text] of pack.files) if (path.startsWith(REPO)) files.set(path.slice(REPO.length), text);
  return files;
}
