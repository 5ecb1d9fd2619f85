// The library below the command: histories made by the world itself, read-only views, transfer, and equal bytes.
import { describe, expect, it } from 'vitest';
import { blameFile } from '../../src/git/blame.ts';
import { commitFolder } from '../../src/git/commit.ts';
import { commitsOf, isAncestor, readTreeAt } from '../../src/git/inspect.ts';
import { diffLines, splitLines } from '../../src/git/line-diff.ts';
import { mergeText } from '../../src/git/merge-text.ts';
import { hunksText } from '../../src/git/patch-text.ts';
import { initRepository, type Repository } from '../../src/git/repository.ts';
import { copyObjects } from '../../src/git/transfer.ts';
import { ContentStore } from '../../src/kernel/content-store.ts';
import { FileTree, type TreeHost } from '../../src/kernel/files/file-tree.ts';
import { type DirNode, emptyDir } from '../../src/kernel/files/node.ts';
import { hashValue } from '../../src/kernel/hash.ts';
import { EPOCH_UNIX_MS } from '../../src/kernel/time.ts';

const REMOTE = '/srv/git/kestrand-ml.git';
const START = Math.floor(EPOCH_UNIX_MS / 1000) + 3600;

function makeFiles(): FileTree {
  const host: TreeHost = { root: emptyDir(), writes: 0, now: () => 0 };
  const files = new FileTree(host, new ContentStore());
  files.makeDir(REMOTE, true);
  return files;
}

function folderOf(files: FileTree, texts: Readonly<Record<string, string>>): DirNode {
  const scratch = new FileTree({ root: emptyDir(), writes: 0, now: () => 0 }, files.content);
  for (const [path, text] of Object.entries(texts)) {
    if (path.includes('/')) scratch.makeDir(`/${path.slice(0, path.lastIndexOf('/'))}`, true);
    scratch.writeText(`/${path}`, text);
  }
  return scratch.host.root;
}

async function commit(
  repo: Repository,
  n: number,
  texts: Readonly<Record<string, string>>,
  name = 'checkout-ds',
): Promise<string> {
  const author = { name, email: `${name}@kestrand.example`, at: START + n * 60 };
  return commitFolder(repo, { branch: 'main', folder: folderOf(repo.files, texts), message: `Commit ${n}`, author });
}

const seeded = async (files: FileTree): Promise<{ repo: Repository; ids: string[] }> => {
  const repo = initRepository(files, REMOTE, { bare: true });
  const ids = [
    await commit(repo, 1, { 'README.md': '# one\n', 'src/train.py': 'a = 1\nb = 2\nc = 3\n' }),
    await commit(repo, 2, { 'README.md': '# one\n', 'src/train.py': 'a = 1\nb = 20\nc = 3\n' }, 'platform'),
    await commit(repo, 3, { 'README.md': '# one\n', 'src/train.py': 'z = 0\na = 1\nb = 20\nc = 3\n' }),
  ];
  return { repo, ids };
};

describe('a bare repository', () => {
  it('gets commits from folders, without index and work tree', async () => {
    const files = makeFiles();
    const { ids } = await seeded(files);
    const commits = commitsOf(files, REMOTE, 'main');
    expect(commits.map(({ oid }) => oid)).toEqual([...ids].reverse());
    expect(commits[1]).toEqual({
      oid: ids[1],
      message: 'Commit 2\n',
      author: { name: 'platform', email: 'platform@kestrand.example' },
      at: (START + 120) * 1000 - EPOCH_UNIX_MS,
      parents: [ids[0]],
    });
  });

  it('is read as folders without any change to the world', async () => {
    const files = makeFiles();
    const { ids } = await seeded(files);
    const before = files.host.root;
    const tree = readTreeAt(files, REMOTE, 'main~1');
    const view = new FileTree({ root: tree, writes: 0, now: () => 0 }, files.content);
    expect(view.walkFiles('/')).toEqual(['README.md', 'src/train.py']);
    expect(view.readText('/src/train.py')).toBe('a = 1\nb = 20\nc = 3\n');
    expect(isAncestor(files, REMOTE, ids[0] as string, 'main')).toBe(true);
    expect(isAncestor(files, REMOTE, 'main', ids[0] as string)).toBe(false);
    expect(files.host.root).toBe(before);
    expect(() => readTreeAt(files, REMOTE, 'nowhere')).toThrow(/unknown revision/);
  });

  it('has the same bytes in two runs', async () => {
    const [first, second] = [makeFiles(), makeFiles()];
    const [one, two] = [await seeded(first), await seeded(second)];
    expect(one.ids).toEqual(two.ids);
    expect(hashValue(first.host.root)).toBe(hashValue(second.host.root));
  });

  it('gives another repository what it lacks, and nothing twice', async () => {
    const files = makeFiles();
    const { repo, ids } = await seeded(files);
    files.makeDir('/copy');
    const copy = initRepository(files, '/copy', { bare: true });
    await copyObjects(repo, copy, [ids[2] as string]);
    const count = files.walkFiles('/copy/objects').length;
    expect(count).toBe(files.walkFiles(`${REMOTE}/objects`).length);
    const writes = files.host.writes;
    await copyObjects(repo, copy, [ids[2] as string]);
    expect(files.host.writes).toBe(writes);
  });
});

describe('blame', () => {
  it('names the commit that brought each line', async () => {
    const files = makeFiles();
    const { repo, ids } = await seeded(files);
    const lines = blameFile(repo, ids[2] as string, 'src/train.py');
    expect(lines.map((line) => line.commit?.oid)).toEqual([ids[2], ids[0], ids[1], ids[0]]);
  });

  it('leaves uncommitted lines to nobody', async () => {
    const files = makeFiles();
    const { repo, ids } = await seeded(files);
    const lines = blameFile(repo, ids[2] as string, 'src/train.py', 'z = 0\na = 1\nnew\nc = 3\n');
    expect(lines.map((line) => line.commit?.oid)).toEqual([ids[2], ids[0], undefined, ids[0]]);
  });
});

describe('line diffs', () => {
  const apply = (before: string, after: string): string => {
    const [a, b] = [splitLines(before), splitLines(after)];
    const out: string[] = [];
    let at = 0;
    for (const change of diffLines(a, b)) {
      out.push(...a.slice(at, change.aStart), ...b.slice(change.bStart, change.bStart + change.bCount));
      at = change.aStart + change.aCount;
    }
    return [...out, ...a.slice(at)].join('');
  };

  it.each([
    ['', 'a\n'],
    ['a\n', ''],
    ['a\nb\nc\n', 'a\nx\nc'],
    ['a\na\na\n', 'a\na\n'],
    ['x\na\nb\na\nb\n', 'a\nb\na\nb\nx\n'],
  ])('lead from %j to %j', (before, after) => {
    expect(apply(before, after)).toBe(after);
  });

  it('put a new function where a reader would', () => {
    const old = 'def a():\n    return 1\n\n\ndef b():\n    return 2\n';
    const now = 'def a():\n    return 1\n\n\ndef c():\n    return 3\n\n\ndef b():\n    return 2\n';
    expect(hunksText(old, now, 3)).toBe(
      '@@ -2,5 +2,9 @@ def a():\n     return 1\n \n \n+def c():\n+    return 3\n+\n+\n def b():\n     return 2\n',
    );
  });
});

describe('merging texts', () => {
  const labels = { ours: 'HEAD', theirs: 'feature' };
  const base = 'a\nb\nc\nd\ne\n';

  it('takes changes of both sides that do not touch', () => {
    expect(mergeText(base, 'A\nb\nc\nd\ne\n', 'a\nb\nc\nd\nE\n', labels)).toEqual({
      text: 'A\nb\nc\nd\nE\n',
      conflicts: 0,
    });
  });

  it('takes the same change once', () => {
    expect(mergeText(base, 'a\nX\nc\nd\ne\n', 'a\nX\nc\nd\ne\n', labels)).toEqual({
      text: 'a\nX\nc\nd\ne\n',
      conflicts: 0,
    });
  });

  it('marks changes of neighbouring lines as a conflict', () => {
    expect(mergeText(base, 'a\nX\nc\nd\ne\n', 'a\nb\nY\nd\ne\n', labels)).toEqual({
      text: 'a\n<<<<<<< HEAD\nX\nc\n=======\nb\nY\n>>>>>>> feature\nd\ne\n',
      conflicts: 1,
    });
  });
});
