// Who last changed each line of a file: lines are handed from commit to parent as long as the diff leaves them alone.
import { diffLines, splitLines } from './line-diff.ts';
import { type Commit, readBlob, readCommit, treeOfCommit } from './objects.ts';
import type { Repository } from './repository.ts';
import { diffTrees, findRenames } from './tree-diff.ts';

export interface BlamedLine {
  readonly commit: Commit | undefined; // undefined: not committed yet
  readonly path: string; // the file's name in that commit
  readonly text: string;
}

interface Suspect {
  readonly commit: Commit;
  readonly path: string;
  readonly lines: Map<number, number>; // line of the final file → line of this version
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Blames the version of a file in a commit, or `present` (its text in the work tree) on top of it. */
export function blameFile(repo: Repository, start: string, path: string, present?: string): BlamedLine[] {
  const first = readCommit(repo, start);
  const committed = versionOf(repo, first, path) ?? [];
  const final = present === undefined ? committed : splitLines(present);
  const result: BlamedLine[] = final.map((text) => ({ commit: undefined, path, text }));
  const queue: Suspect[] = [];
  const lines = present === undefined ? new Map(final.map((_, i) => [i, i])) : unchangedLines(committed, final);
  if (lines.size > 0) queue.push({ commit: first, path, lines });
  for (let suspect = queue.shift(); suspect; suspect = queue.shift()) {
    handToParents(repo, suspect, queue);
    for (const at of suspect.lines.keys())
      result[at] = { commit: suspect.commit, path: suspect.path, text: final[at] as string };
  }
  return result;
}

function versionOf(repo: Repository, commit: Commit, path: string): string[] | undefined {
  const entry = treeOfCommit(repo, commit.oid).get(path);
  return entry && splitLines(decoder.decode(readBlob(repo, entry.oid)));
}

/** Line of the newer text → line of the older text, for lines the diff leaves alone. */
function unchangedLines(older: readonly string[], newer: readonly string[]): Map<number, number> {
  const out = new Map<number, number>();
  let a = 0;
  let b = 0;
  for (const change of [
    ...diffLines(older, newer),
    { aStart: older.length, aCount: 0, bStart: newer.length, bCount: 0 },
  ]) {
    for (; b < change.bStart; a++, b++) out.set(b, a);
    a = change.aStart + change.aCount;
    b = change.bStart + change.bCount;
  }
  return out;
}

/** Moves the lines a parent already had to that parent; what stays is the commit's own. */
function handToParents(repo: Repository, suspect: Suspect, queue: Suspect[]): void {
  const own = versionOf(repo, suspect.commit, suspect.path);
  if (!own) return;
  for (const oid of suspect.commit.parents) {
    if (suspect.lines.size === 0) return;
    const parent = readCommit(repo, oid);
    const path = pathIn(repo, parent, suspect);
    const older = path === undefined ? undefined : versionOf(repo, parent, path);
    if (path === undefined || !older) continue;
    const same = unchangedLines(older, own);
    const handed = new Map<number, number>();
    for (const [at, line] of suspect.lines) {
      const before = same.get(line);
      if (before !== undefined) handed.set(at, before);
    }
    for (const at of handed.keys()) suspect.lines.delete(at);
    if (handed.size > 0) enqueue(queue, { commit: parent, path, lines: handed });
  }
}

function pathIn(repo: Repository, parent: Commit, suspect: Suspect): string | undefined {
  const before = treeOfCommit(repo, parent.oid);
  if (before.has(suspect.path)) return suspect.path;
  const after = treeOfCommit(repo, suspect.commit.oid);
  const changes = findRenames(diffTrees(before, after), (oid) => readBlob(repo, oid));
  return changes.find((change) => change.status === 'R' && change.path === suspect.path)?.oldPath;
}

/** Newest commits first, so that a commit is examined once, with the lines of all its children. */
function enqueue(queue: Suspect[], suspect: Suspect): void {
  const known = queue.find((other) => other.commit.oid === suspect.commit.oid && other.path === suspect.path);
  if (known) {
    for (const [at, line] of suspect.lines) known.lines.set(at, line);
    return;
  }
  const older = queue.findIndex((other) => other.commit.committer.at < suspect.commit.committer.at);
  queue.splice(older < 0 ? queue.length : older, 0, suspect);
}
