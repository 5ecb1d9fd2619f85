// What a revision text means: branches, tags, abbreviated ids, HEAD~2, main@{1}, @{upstream}, HEAD:path, a..b.
import { GitFailure } from './git-failure.ts';
import { walkCommits } from './history.ts';
import { readIndex } from './index-file.ts';
import { flatTree, hasObject, objectsBeginningWith, readCommit, readObject, readTree } from './objects.ts';
import { currentBranch, headOid, listRefs, readLog, readRef, symbolicTarget } from './refs.ts';
import type { Repository } from './repository.ts';
import { upstreamOf } from './upstream.ts';

const ROOTS = ['', 'refs/', 'refs/tags/', 'refs/heads/', 'refs/remotes/'];

/** The full name of the ref a short name means: 'main' → 'refs/heads/main'. */
export function fullRefName(repo: Repository, name: string): string | undefined {
  if (name === '@') return 'HEAD';
  for (const root of ROOTS) {
    if (root === '' && !name.startsWith('refs/') && !/^[A-Z_]+$/.test(name)) continue;
    if (readRef(repo, root + name) !== undefined) return root + name;
  }
  return readRef(repo, `refs/remotes/${name}/HEAD`) === undefined ? undefined : `refs/remotes/${name}/HEAD`;
}

export const unknownRevision = (text: string): GitFailure =>
  new GitFailure(
    `ambiguous argument '${text}': unknown revision or path not in the working tree.\nUse '--' to separate paths from revisions, like this:\n'git <command> [<revision>...] -- [<file>...]'`,
  );

/** The object a revision names, or undefined when it names none. */
export function resolveObject(repo: Repository, text: string): string | undefined {
  const colon = text.indexOf(':');
  if (colon === 0)
    return text.startsWith(':/') ? findByMessage(repo, text.slice(2)) : indexPathOid(repo, text.slice(1));
  if (colon > 0) return treePathOid(repo, text.slice(0, colon), text.slice(colon + 1));
  const suffix = /(\^\{[a-z]*\}|\^\d*|~\d*)$/.exec(text);
  if (!suffix) return resolveName(repo, text);
  const base = resolveObject(repo, text.slice(0, suffix.index));
  return base === undefined ? undefined : applySuffix(repo, base, suffix[0]);
}

/** @throws GitFailure when the text names no commit. */
export function resolveCommit(repo: Repository, text: string): string {
  const oid = findCommit(repo, text);
  if (oid === undefined) throw unknownRevision(text);
  return oid;
}

export function findCommit(repo: Repository, text: string): string | undefined {
  const oid = resolveObject(repo, text);
  return oid === undefined ? undefined : peelTo(repo, oid, 'commit');
}

function resolveName(repo: Repository, name: string): string | undefined {
  const at = /^(.*)@\{([^}]*)\}$/.exec(name);
  if (at) return resolveAt(repo, at[1] ?? '', at[2] ?? '');
  const ref = fullRefName(repo, name);
  if (ref !== undefined) return readRef(repo, ref);
  const described = /-\d+-g([0-9a-f]{4,40})$/.exec(name)?.[1];
  const hex = described ?? name.toLowerCase();
  if (!/^[0-9a-f]{4,40}$/.test(hex)) return undefined;
  if (hex.length === 40) return hasObject(repo, hex) ? hex : undefined;
  const found = objectsBeginningWith(repo, hex);
  if (found.length <= 1) return found[0];
  const commits: string[] = [];
  for (const oid of found) if (readObject(repo, oid).type === 'commit') commits.push(oid);
  if (commits.length === 1) return commits[0];
  throw new GitFailure(`short object ID ${hex} is ambiguous`, 128, 'error');
}

/** `main@{2}`, `@{upstream}`, `@{-1}`, `stash@{0}`. */
function resolveAt(repo: Repository, name: string, what: string): string | undefined {
  const branch = name === '' || name === 'HEAD' || name === '@' ? currentBranch(repo) : name;
  if (/^(u|upstream|push)$/i.test(what)) {
    if (branch === undefined) throw new GitFailure('HEAD does not point to a branch');
    const upstream = upstreamOf(repo, branch);
    if (!upstream) throw new GitFailure(`no upstream configured for branch '${branch}'`);
    return readRef(repo, upstream.ref);
  }
  if (/^-\d+$/.test(what)) {
    const previous = previousBranch(repo, Number(what.slice(1)));
    return previous === undefined ? undefined : resolveName(repo, previous);
  }
  if (!/^\d+$/.test(what)) throw new GitFailure(`'${name}@{${what}}': reflog entries by date are not simulated`);
  const ref = name === '' ? (symbolicTarget(repo, 'HEAD') ?? 'HEAD') : fullRefName(repo, name);
  if (ref === undefined) return undefined;
  const lines = readLog(repo, ref);
  const line = lines[Number(what)];
  if (line) return line.after;
  throw new GitFailure(`log for '${name || 'HEAD'}' only has ${lines.length} entries`);
}

/** The branch (or commit) that was checked out before, n switches ago. */
export function previousBranch(repo: Repository, n: number): string | undefined {
  const switches = readLog(repo, 'HEAD').flatMap(
    (line) => /^checkout: moving from (\S+) to /.exec(line.reason)?.[1] ?? [],
  );
  return switches[n - 1];
}

function applySuffix(repo: Repository, oid: string, suffix: string): string | undefined {
  if (suffix.startsWith('^{')) {
    const type = suffix.slice(2, -1);
    if (type === '' || type === 'commit') return peelTo(repo, oid, 'commit');
    return type === 'tree' ? readCommit(repo, peelTo(repo, oid, 'commit') ?? oid).tree : oid;
  }
  const number = suffix.length === 1 ? 1 : Number(suffix.slice(1));
  let at = peelTo(repo, oid, 'commit');
  if (suffix.startsWith('^')) return at === undefined || number === 0 ? at : readCommit(repo, at).parents[number - 1];
  for (let i = 0; i < number && at !== undefined; i++) at = readCommit(repo, at).parents[0];
  return at;
}

function peelTo(repo: Repository, oid: string, type: 'commit'): string | undefined {
  const object = readObject(repo, oid);
  if (object.type === 'tag') return peelTo(repo, object.value.target, type);
  return object.type === type ? oid : undefined;
}

function findByMessage(repo: Repository, text: string): string | undefined {
  const tips = listRefs(repo, 'refs/').flatMap((ref) => readRef(repo, `refs/${ref}`) ?? []);
  const head = headOid(repo);
  const commits: string[] = [];
  for (const tip of head === undefined ? tips : [head, ...tips])
    if (readObject(repo, tip).type === 'commit') commits.push(tip);
  for (const commit of walkCommits(repo, { tips: commits })) if (commit.message.includes(text)) return commit.oid;
  return undefined;
}

function indexPathOid(repo: Repository, path: string): string {
  const stage = /^([0-3]):(.*)$/.exec(path);
  const name = stage?.[2] ?? path;
  const index = readIndex(repo);
  const conflict = index.conflicts.get(name);
  const number = Number(stage?.[1] ?? 0);
  const entry = number === 0 ? index.entries.get(name) : [conflict?.base, conflict?.ours, conflict?.theirs][number - 1];
  if (!entry) throw new GitFailure(`path '${name}' does not exist (neither on disk nor in the index)`);
  return entry.oid;
}

function treePathOid(repo: Repository, rev: string, path: string): string {
  const commit = findCommit(repo, rev);
  if (commit === undefined) throw new GitFailure(`invalid object name '${rev}'.`);
  let tree = readCommit(repo, commit).tree;
  const parts = path
    .replace(/^\.\//, '')
    .split('/')
    .filter((part) => part !== '');
  for (const [i, part] of parts.entries()) {
    const item = readTree(repo, tree).find((entry) => entry.path === part);
    if (item && i === parts.length - 1) return item.oid;
    if (item?.type !== 'tree') {
      const isOnDisk = repo.workTree !== null && repo.files.exists(`${repo.workTree}/${path}`);
      throw new GitFailure(
        `path '${path}' ${isOnDisk ? `exists on disk, but not in '${rev}'` : `does not exist in '${rev}'`}`,
      );
    }
    tree = item.oid;
  }
  return tree;
}

/** The tree a revision stands for as files; a commit, a tag or a tree's id. */
export function treeOfRevision(repo: Repository, text: string): ReadonlyMap<string, { mode: string; oid: string }> {
  const oid = resolveObject(repo, text);
  if (oid === undefined) throw unknownRevision(text);
  const object = readObject(repo, oid);
  if (object.type === 'tree') return flatTree(repo, oid);
  return flatTree(repo, readCommit(repo, peelTo(repo, oid, 'commit') ?? oid).tree);
}
