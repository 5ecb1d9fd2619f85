// Refs: branches, tags, remote branches and HEAD, as files below the git folder, with reflogs.
import { GitFailure } from './git-failure.ts';
import type { Signature } from './objects.ts';
import type { Repository } from './repository.ts';

export const ZERO_OID = '0'.repeat(40);
const OID = /^[0-9a-f]{40}$/;

/** Who moves a ref and why, for the reflog. */
export interface RefMove {
  readonly by: Signature;
  readonly reason: string; // 'commit: Fix scaler'
}

const refPath = (repo: Repository, ref: string): string => `${repo.gitDir}/${ref}`;

function readLine(repo: Repository, ref: string): string | undefined {
  if (repo.files.find(refPath(repo, ref))?.kind !== 'file') return undefined;
  return repo.files.readText(refPath(repo, ref)).trim();
}

/** What a full ref name ('refs/heads/main', 'HEAD') points to, symbolic refs followed. */
export function readRef(repo: Repository, ref: string): string | undefined {
  const line = readLine(repo, ref);
  if (line === undefined) return undefined;
  if (line.startsWith('ref: ')) return readRef(repo, line.slice(5));
  return OID.test(line) ? line : undefined;
}

/** The ref that a symbolic ref names: 'refs/heads/main' for HEAD on main, undefined when it is detached. */
export function symbolicTarget(repo: Repository, ref: string): string | undefined {
  const line = readLine(repo, ref);
  return line?.startsWith('ref: ') ? line.slice(5) : undefined;
}

export function currentBranch(repo: Repository): string | undefined {
  const target = symbolicTarget(repo, 'HEAD');
  return target?.startsWith('refs/heads/') ? target.slice('refs/heads/'.length) : undefined;
}

export const headOid = (repo: Repository): string | undefined => readRef(repo, 'HEAD');

/** Names below a prefix ('refs/heads/'), in order, without it. */
export function listRefs(repo: Repository, prefix: string): string[] {
  const folder = `${repo.gitDir}/${prefix}`;
  if (repo.files.find(folder)?.kind !== 'dir') return [];
  return repo.files.walkFiles(folder).sort();
}

function writeFile(repo: Repository, path: string, text: string): void {
  repo.files.makeDir(path.slice(0, path.lastIndexOf('/')), true);
  repo.files.writeText(path, text);
}

/** Points a ref at a commit. A symbolic HEAD moves the branch it names, and both reflogs say so. */
export function updateRef(repo: Repository, ref: string, oid: string, move: RefMove): void {
  const target = symbolicTarget(repo, ref) ?? ref;
  const before = readRef(repo, target);
  refuseFolderClash(repo, target);
  writeFile(repo, refPath(repo, target), `${oid}\n`);
  logMove(repo, target, before, oid, move);
  if (target !== 'HEAD' && (ref === 'HEAD' || symbolicTarget(repo, 'HEAD') === target))
    logMove(repo, 'HEAD', before, oid, move);
}

/** HEAD on a branch, or detached at a commit. */
export function setHead(repo: Repository, to: { branch: string } | { oid: string }, move: RefMove): void {
  const before = headOid(repo);
  writeFile(repo, refPath(repo, 'HEAD'), 'branch' in to ? `ref: refs/heads/${to.branch}\n` : `${to.oid}\n`);
  const after = headOid(repo);
  if (after !== undefined) logMove(repo, 'HEAD', before, after, move);
}

export const setSymbolicRef = (repo: Repository, ref: string, target: string): void =>
  writeFile(repo, refPath(repo, ref), `ref: ${target}\n`);

export function deleteRef(repo: Repository, ref: string): void {
  repo.files.remove(refPath(repo, ref), { force: true });
  repo.files.remove(`${repo.gitDir}/logs/${ref}`, { force: true });
  for (const root of ['', 'logs/']) {
    let at = `${root}${ref}`;
    while (at.split('/').length > (root ? 4 : 3)) {
      at = at.slice(0, at.lastIndexOf('/'));
      const node = repo.files.find(`${repo.gitDir}/${at}`);
      if (node?.kind !== 'dir' || Object.keys(node.entries).length > 0) break;
      repo.files.remove(`${repo.gitDir}/${at}`);
    }
  }
}

function refuseFolderClash(repo: Repository, ref: string): void {
  const parts = ref.split('/');
  for (let i = 2; i < parts.length; i++) {
    const above = parts.slice(0, i).join('/');
    if (repo.files.find(refPath(repo, above))?.kind === 'file')
      throw new GitFailure(`cannot lock ref '${ref}': '${above}' exists; cannot create '${ref}'`);
  }
  if (repo.files.find(refPath(repo, ref))?.kind === 'dir')
    throw new GitFailure(`cannot lock ref '${ref}': there are refs below '${ref}/'`);
}

/** Whether git accepts the text as the name of a branch or tag. */
export function isValidRefName(name: string): boolean {
  const isOutside = [...name].some((char) => char <= ' ' || char === '\u007f' || '~^:?*[\\'.includes(char));
  if (name === '' || name === '@' || isOutside || name.startsWith('-')) return false;
  if (name.includes('..') || name.includes('@{') || name.endsWith('.') || name.includes('//')) return false;
  return name.split('/').every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
}

// --- reflogs ---

export interface RefLogLine {
  readonly before: string;
  readonly after: string;
  readonly by: Signature;
  readonly reason: string;
}

function logMove(repo: Repository, ref: string, before: string | undefined, after: string, move: RefMove): void {
  const isLogged = repo.workTree !== null && /^(HEAD$|refs\/(heads|remotes|stash))/.test(ref);
  if (!isLogged) return;
  appendLog(repo, ref, { before: before ?? ZERO_OID, after, by: move.by, reason: move.reason });
}

const logPath = (repo: Repository, ref: string): string => `${repo.gitDir}/logs/${ref}`;

function appendLog(repo: Repository, ref: string, line: RefLogLine): void {
  const path = logPath(repo, ref);
  const before = repo.files.exists(path) ? repo.files.readText(path) : '';
  writeFile(repo, path, before + logText(line));
}

function logText({ before, after, by, reason }: RefLogLine): string {
  return `${before} ${after} ${by.name} <${by.email}> ${by.at} +0000\t${reason.split('\n')[0]}\n`;
}

/** The moves of a ref, newest first. */
export function readLog(repo: Repository, ref: string): RefLogLine[] {
  if (!repo.files.exists(logPath(repo, ref))) return [];
  const lines: RefLogLine[] = [];
  for (const text of repo.files.readText(logPath(repo, ref)).split('\n')) {
    const match = /^([0-9a-f]{40}) ([0-9a-f]{40}) (.*) <(.*)> (\d+) [+-]\d{4}\t(.*)$/.exec(text);
    if (!match) continue;
    const [, before = '', after = '', name = '', email = '', at = '0', reason = ''] = match;
    lines.push({ before, after, by: { name, email, at: Number(at) }, reason });
  }
  return lines.reverse();
}

/** Replaces a ref's log (newest first), as dropping a stash does. */
export function rewriteLog(repo: Repository, ref: string, lines: readonly RefLogLine[]): void {
  writeFile(repo, logPath(repo, ref), [...lines].reverse().map(logText).join(''));
}
