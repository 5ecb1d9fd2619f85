import { roleEmail } from '../company/roles.ts';
import { commitFolder } from '../git/commit.ts';
import { initRepository } from '../git/repository.ts';
import { FileTree } from '../kernel/files/file-tree.ts';
import { emptyDir } from '../kernel/files/node.ts';
import { EPOCH_UNIX_MS } from '../kernel/time.ts';
import { HISTORY_PATH, type History } from './history-file.ts';
import { ContentError, type Pack } from './pack.ts';

export const REMOTE_PATH = '/srv/git/kestrand-ml.git';
const REPO_PREFIX = 'kestrand/repo/';

/** Makes the bare remote and the commits that exist when the world begins. @throws ContentError on a file no commit names */
export async function makeInitialCommits(files: FileTree, pack: Pack, history: History): Promise<void> {
  files.makeDir(REMOTE_PATH, true);
  const repo = initRepository(files, REMOTE_PATH, { bare: true, branch: 'main' });
  const left = new Set(
    [...pack.files.keys()].filter((path) => path.startsWith(REPO_PREFIX)).map((path) => path.slice(REPO_PREFIX.length)),
  );
  const scratch = new FileTree({ root: emptyDir(), writes: 0, now: () => 0 }, files.content);
  for (const [index, commit] of history.initial_commits.entries()) {
    const patterns = commit.paths.map(globPattern);
    const named = [...left].filter((path) => patterns.some((pattern) => pattern.test(path))).sort();
    if (named.length === 0)
      throw new ContentError(HISTORY_PATH, `initial_commits.${index}.paths`, 'name no file that is left');
    for (const path of named) {
      left.delete(path);
      scratch.makeDir(`/${path}`.slice(0, path.lastIndexOf('/') + 1) || '/', true);
      scratch.writeText(`/${path}`, pack.files.get(REPO_PREFIX + path) ?? '');
    }
    const at = Math.floor((EPOCH_UNIX_MS + commit.at) / 1000);
    const author = { name: commit.author, email: roleEmail(commit.author), at };
    await commitFolder(repo, { branch: 'main', folder: scratch.host.root, message: commit.message, author });
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
