import { type Entry, writeBlob, writeCommit, writeTree } from '../git/objects.ts';
import { updateRef } from '../git/refs.ts';
import { initRepository } from '../git/repository.ts';
import type { FileTree } from '../kernel/files/file-tree.ts';
import { EPOCH_UNIX_MS } from '../kernel/time.ts';
import { HISTORY_PATH, type History } from './history-file.ts';
import { ContentError, type Pack } from './pack.ts';

export const REMOTE_PATH = '/srv/git/kestrand-ml.git';
const REPO_PREFIX = 'kestrand/repo/';
const encoder = new TextEncoder();

/** Makes the bare remote and the commits that exist when the world begins. @throws ContentError on a file no commit names */
export async function makeInitialCommits(files: FileTree, pack: Pack, history: History): Promise<void> {
  files.makeDir(REMOTE_PATH, true);
  const repo = initRepository(files, REMOTE_PATH, { bare: true, branch: 'main' });
  const left = new Set(
    [...pack.files.keys()].filter((path) => path.startsWith(REPO_PREFIX)).map((path) => path.slice(REPO_PREFIX.length)),
  );
  const tree = new Map<string, Entry>();
  let parent: string | undefined;
  for (const [index, commit] of history.initial_commits.entries()) {
    const patterns = commit.paths.map(globPattern);
    const named = [...left].filter((path) => patterns.some((pattern) => pattern.test(path))).sort();
    if (named.length === 0)
      throw new ContentError(HISTORY_PATH, `initial_commits.${index}.paths`, 'name no file that is left');
    for (const path of named) {
      left.delete(path);
      const oid = await writeBlob(repo, encoder.encode(pack.files.get(REPO_PREFIX + path)));
      tree.set(path, { mode: path.endsWith('.sh') ? '100755' : '100644', oid });
    }
    const who = {
      name: commit.author,
      email: `${commit.author}@kestrand.example`,
      at: Math.floor((EPOCH_UNIX_MS + commit.at) / 1000),
    };
    const sorted = new Map([...tree].sort(([a], [b]) => (a < b ? -1 : 1)));
    const oid = await writeCommit(repo, {
      tree: await writeTree(repo, sorted),
      parents: parent === undefined ? [] : [parent],
      author: who,
      committer: who,
      message: `${commit.message.trim()}\n`,
    });
    updateRef(repo, 'refs/heads/main', oid, { by: who, reason: 'push' });
    parent = oid;
  }
  const [forgotten] = [...left].sort();
  if (forgotten !== undefined) throw new ContentError(HISTORY_PATH, 'initial_commits', `no commit names ${forgotten}`);
}

/** `*` within a folder, `**` across folders. */
function globPattern(glob: string): RegExp {
  const body = glob
    .split(/(\*\*\/?|\*)/)
    .map((part) => (part.startsWith('**') ? '.*' : part === '*' ? '[^/]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')))
    .join('');
  return new RegExp(`^${body}$`);
}
