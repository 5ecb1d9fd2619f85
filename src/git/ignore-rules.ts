// Which untracked files git passes over: the rules of `.gitignore` in every folder and of `.git/info/exclude`.
import type { ContentRef, ContentStore } from '../kernel/content-store.ts';
import type { Repository } from './repository.ts';

interface Rule {
  readonly isNegated: boolean; // '!keep.log'
  readonly isForFolders: boolean; // 'build/'
  readonly isAnchored: boolean; // has a slash before its end: means a path, else a name at any depth
  readonly pattern: RegExp;
}

const memories = new WeakMap<ContentStore, Map<ContentRef, readonly Rule[]>>();

/** Whether git ignores an untracked path. */
export const isPathIgnored = (repo: Repository, path: string): boolean => ignoredPart(repo, path) !== undefined;

/** The highest part of a path that a rule excludes. What lies below an ignored folder cannot be taken back. */
export function ignoredPart(repo: Repository, path: string): string | undefined {
  const parts = path.split('/');
  for (let depth = 1; depth <= parts.length; depth++) {
    const at = parts.slice(0, depth).join('/');
    const isFolder = depth < parts.length || repo.files.find(`${repo.workTree}/${at}`, false)?.kind === 'dir';
    if (isExcluded(repo, parts.slice(0, depth), isFolder)) return at;
  }
  return undefined;
}

/** The last rule that fits decides; rules of deeper folders come after those of higher ones. */
function isExcluded(repo: Repository, parts: readonly string[], isFolder: boolean): boolean {
  for (let depth = parts.length - 1; depth >= 0; depth--) {
    const folder = [repo.workTree, ...parts.slice(0, depth)].join('/');
    const verdict = lastVerdict(rulesIn(repo, `${folder}/.gitignore`), parts.slice(depth), isFolder);
    if (verdict !== undefined) return verdict;
  }
  return lastVerdict(rulesIn(repo, `${repo.gitDir}/info/exclude`), parts, isFolder) ?? false;
}

function lastVerdict(rules: readonly Rule[], parts: readonly string[], isFolder: boolean): boolean | undefined {
  const path = parts.join('/');
  const name = parts.at(-1) ?? '';
  const rule = rules.findLast(
    ({ isForFolders, isAnchored, pattern }) => (isFolder || !isForFolders) && pattern.test(isAnchored ? path : name),
  );
  return rule && !rule.isNegated;
}

function rulesIn(repo: Repository, file: string): readonly Rule[] {
  const node = repo.files.find(file);
  if (node?.kind !== 'file') return [];
  const { content } = repo.files;
  const memory = memories.get(content) ?? new Map<ContentRef, readonly Rule[]>();
  memories.set(content, memory);
  const rules = memory.get(node.ref) ?? content.text(node.ref).split('\n').flatMap(parseRule);
  memory.set(node.ref, rules);
  return rules;
}

function parseRule(line: string): Rule[] {
  let text = line.replace(/\r$/, '').replace(/(?<!\\) +$/, '');
  if (text === '' || text.startsWith('#')) return [];
  const isNegated = text.startsWith('!');
  if (isNegated) text = text.slice(1);
  const isForFolders = text.endsWith('/');
  if (isForFolders) text = text.slice(0, -1);
  const isAnchored = text.includes('/');
  const pattern = globPattern(text.replace(/^\//, ''));
  return pattern === undefined ? [] : [{ isNegated, isForFolders, isAnchored, pattern }];
}

/** `*` and `?` stay within a folder, `**` between slashes goes across; undefined where git would match nothing. */
function globPattern(glob: string): RegExp | undefined {
  let out = '';
  for (let i = 0; i < glob.length; i++) {
    const rest = glob.slice(i);
    const isStart = i === 0 || glob[i - 1] === '/';
    if (isStart && rest.startsWith('**/')) {
      out += '(?:.*/)?';
      i += 2;
    } else if (isStart && rest === '**') {
      out += '.*';
      i++;
    } else if (rest.startsWith('*')) out += '[^/]*';
    else if (rest.startsWith('?')) out += '[^/]';
    else if (rest.startsWith('[')) {
      const set = /^\[(!|\^)?(\]?[^\]]*)\]/.exec(rest);
      if (!set) return undefined;
      out += `(?!/)[${set[1] ? '^' : ''}${(set[2] ?? '').replace(/[\\\]]/g, '\\$&')}]`;
      i += set[0].length - 1;
    } else {
      if (rest.startsWith('\\')) i++;
      out += (glob[i] ?? '').replace(/[.+^${}()|[\]\\/*?]/g, '\\$&');
    }
  }
  try {
    return new RegExp(`^${out}$`, 's');
  } catch {
    return undefined; // '[z-a]'
  }
}
