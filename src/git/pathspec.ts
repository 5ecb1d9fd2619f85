// Which paths a command means: folders, files, wildcards and `:!` exclusions, relative to the current folder.
import { joinPath } from '../kernel/files/file-tree.ts';
import { GitFailure } from './git-failure.ts';
import type { Repository } from './repository.ts';

export interface Pathspec {
  readonly text: string; // as typed
  readonly path: string; // relative to the work tree; '' is all of it
  readonly isExcluding: boolean;
  matches(path: string): boolean;
}

export interface PathFilter {
  readonly specs: readonly Pathspec[];
  matches(path: string): boolean;
}

/** Where `cwd` lies in the work tree: '' at its top, 'src/features/' below. */
export function prefixOf(repo: Repository, cwd: string): string {
  if (repo.workTree === null) return '';
  const at = joinPath('/', cwd);
  return at.startsWith(`${repo.workTree}/`) ? `${at.slice(repo.workTree.length + 1)}/` : '';
}

function wildcard(pattern: string): RegExp {
  let out = '';
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern[i] as string;
    const close = char === '[' ? pattern.indexOf(']', i + 1) : -1;
    if (char === '*') out += '.*';
    else if (char === '?') out += '.';
    else if (close > 0) {
      out += `[${pattern
        .slice(i + 1, close)
        .replace(/^!/, '^')
        .replace(/\\/g, '\\\\')}]`;
      i = close;
    } else out += char.replace(/[.+^${}()|[\]\\/]/g, '\\$&');
  }
  return new RegExp(`^${out}(/.*)?$`, 's');
}

function parseSpec(repo: Repository, cwd: string, text: string): Pathspec {
  let rest = text;
  let isExcluding = false;
  let isFromTop = false;
  const magic = /^:(?:\(([a-z,]*)\)|([!^/]+):?)/.exec(text);
  if (magic) {
    rest = text.slice(magic[0].length);
    const words = magic[1]?.split(',') ?? [...(magic[2] ?? '')];
    isExcluding = words.some((word) => ['!', '^', 'exclude'].includes(word));
    isFromTop = words.some((word) => ['/', 'top'].includes(word));
  }
  const root = repo.workTree ?? '/';
  const full = isFromTop || repo.workTree === null ? joinPath(root, `./${rest}`) : joinPath(cwd, rest);
  if (full !== root && !full.startsWith(root === '/' ? '/' : `${root}/`))
    throw new GitFailure(`${text}: '${text}' is outside repository at '${root}'`);
  const path = full === root ? '' : full.slice(root === '/' ? 1 : root.length + 1);
  const pattern = /[*?[]/.test(path) ? wildcard(path) : undefined;
  return {
    text,
    path,
    isExcluding,
    matches: (candidate) =>
      path === '' || candidate === path || candidate.startsWith(`${path}/`) || pattern?.test(candidate) === true,
  };
}

/** A filter of typed paths; none means everything. */
export function pathFilter(repo: Repository, cwd: string, texts: readonly string[]): PathFilter {
  const specs = texts.map((text) => parseSpec(repo, cwd, text));
  const wanted = specs.filter((spec) => !spec.isExcluding);
  const unwanted = specs.filter((spec) => spec.isExcluding);
  return {
    specs,
    matches: (path) =>
      (wanted.length === 0 || wanted.some((spec) => spec.matches(path))) &&
      !unwanted.some((spec) => spec.matches(path)),
  };
}

/** A path of the work tree as seen from `cwd`. */
export function relativePath(prefix: string, path: string): string {
  if (prefix === '') return path;
  const from = prefix.split('/').slice(0, -1);
  const to = path.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  return '../'.repeat(from.length - same) + to.slice(same).join('/');
}
