// Commits as text: git's named formats and `--format=` placeholders.
import { subjectOf } from '../../git/commit.ts';
import { dateText } from '../../git/git-date.ts';
import { GitFailure } from '../../git/git-failure.ts';
import { abbreviate, type Commit, readObject, type Signature } from '../../git/objects.ts';
import { currentBranch, headOid, listRefs, readRef, symbolicTarget } from '../../git/refs.ts';
import type { Repository } from '../../git/repository.ts';
import type { GitArguments } from './git-arguments.ts';

export const FORMAT_OPTIONS =
  'oneline abbrev-commit no-abbrev-commit pretty? format= date= decorate? no-decorate abbrev=';

export interface LogFormat {
  readonly name: string; // 'medium', 'oneline', 'user'
  readonly pattern: string; // of 'user'
  readonly endsLines: boolean; // of 'user': a line break after every commit, not only between them
  readonly isAbbreviated: boolean;
  readonly dateMode: string;
  readonly isDecorated: boolean;
  readonly now: number;
}

const NAMED = ['oneline', 'short', 'medium', 'full', 'fuller', 'reference'];

export function logFormat(args: GitArguments, isTerminal: boolean, now: number): LogFormat {
  const typed = args.text('format') ?? args.text('pretty') ?? (args.flag('oneline') ? 'oneline' : 'medium');
  const user = /^(t?format):(.*)$/s.exec(typed);
  const isUser = user !== null || typed.includes('%');
  if (!isUser && !NAMED.includes(typed)) throw new GitFailure(`invalid --pretty format: ${typed}`);
  const dateMode = args.text('date') ?? (typed === 'reference' ? 'short' : 'default');
  if (dateText(0, dateMode, 0) === undefined) throw new GitFailure(`unknown date format ${dateMode}`);
  const decorate = args.choice('decorate');
  return {
    name: isUser ? 'user' : typed,
    pattern: user ? (user[2] ?? '') : typed,
    endsLines: user?.[1] !== 'format',
    isAbbreviated: (args.flag('oneline') || args.flag('abbrev-commit')) && !args.flag('no-abbrev-commit'),
    dateMode,
    isDecorated: !args.flag('no-decorate') && decorate !== false && (decorate ?? isTerminal),
    now,
  };
}

/** The format of a bare `git log`, whatever options are in force. */
export const plainFormat = (now: number): LogFormat => ({
  name: 'medium',
  pattern: '',
  endsLines: true,
  isAbbreviated: false,
  dateMode: 'default',
  isDecorated: false,
  now,
});

/** Names of refs by the commit they point to, in the order git shows them. */
export function decorations(repo: Repository): ReadonlyMap<string, string> {
  const names = new Map<string, string[]>();
  const add = (oid: string | undefined, name: string): void => {
    if (oid !== undefined) names.set(oid, [...(names.get(oid) ?? []), name]);
  };
  const branch = currentBranch(repo);
  add(headOid(repo), branch === undefined ? 'HEAD' : `HEAD -> ${branch}`);
  for (const tag of listRefs(repo, 'refs/tags/').reverse()) {
    const oid = readRef(repo, `refs/tags/${tag}`);
    const object = oid === undefined ? undefined : readObject(repo, oid);
    add(object?.type === 'tag' ? object.value.target : oid, `tag: ${tag}`);
  }
  for (const name of listRefs(repo, 'refs/remotes/').reverse()) add(readRef(repo, `refs/remotes/${name}`), name);
  for (const name of listRefs(repo, 'refs/heads/').reverse())
    if (name !== branch) add(readRef(repo, `refs/heads/${name}`), name);
  add(readRef(repo, 'refs/stash'), 'refs/stash');
  return new Map([...names].map(([oid, list]) => [oid, list.join(', ')]));
}

export class CommitPrinter {
  constructor(
    private readonly repo: Repository,
    private readonly format: LogFormat,
    private readonly names: ReadonlyMap<string, string>,
  ) {}

  /** Whether a commit's diff follows without a blank line. */
  get isOneLine(): boolean {
    return this.format.name === 'oneline';
  }

  get isSeparated(): boolean {
    return (
      !['oneline', 'reference'].includes(this.format.name) && !(this.format.name === 'user' && this.format.endsLines)
    );
  }

  /** @param from the parent a merge is compared with, where it is shown once per parent */
  text(commit: Commit, from?: string): string {
    const { name } = this.format;
    if (name === 'user') return `${this.expand(commit, this.format.pattern)}\n`;
    const shown = (oid: string): string => (this.format.isAbbreviated ? abbreviate(this.repo, oid) : oid);
    const id = `${shown(commit.oid)}${from === undefined ? '' : ` (from ${shown(from)})`}`;
    const names = this.names.get(commit.oid);
    const decoration = this.format.isDecorated && names !== undefined ? ` (${names})` : '';
    if (name === 'oneline') return `${id}${decoration} ${subjectOf(commit.message)}\n`;
    if (name === 'reference') return `${this.expand(commit, '%h (%s, %ad)')}\n`;
    return `commit ${id}${decoration}\n${this.header(commit)}\n${this.body(commit)}`;
  }

  private header(commit: Commit): string {
    const { name } = this.format;
    const merge =
      commit.parents.length > 1
        ? `Merge: ${commit.parents.map((parent) => abbreviate(this.repo, parent)).join(' ')}\n`
        : '';
    const who = (signature: Signature): string => `${signature.name} <${signature.email}>`;
    const { author, committer } = commit;
    if (name === 'short') return `${merge}Author: ${who(author)}\n`;
    if (name === 'full') return `${merge}Author: ${who(author)}\nCommit: ${who(committer)}\n`;
    if (name === 'fuller')
      return `${merge}Author:     ${who(author)}\nAuthorDate: ${this.date(author)}\nCommit:     ${who(committer)}\nCommitDate: ${this.date(committer)}\n`;
    return `${merge}Author: ${who(author)}\nDate:   ${this.date(author)}\n`;
  }

  private body(commit: Commit): string {
    const text = this.format.name === 'short' ? `${subjectOf(commit.message)}\n` : commit.message;
    return text
      .replace(/\n+$/, '')
      .split('\n')
      .map((line) => `    ${expandTabs(line)}\n`)
      .join('');
  }

  date(signature: Signature, mode = this.format.dateMode): string {
    return dateText(signature.at, mode, this.format.now) ?? '';
  }

  private expand(commit: Commit, pattern: string): string {
    return pattern.replace(
      /%(?:C\([^)]*\)|C(?:red|green|blue|reset)|x([0-9a-fA-F]{2})|([ac][neaENdDrtiIshl]|[HhTtPpsbBdDSn%]|G\?))/g,
      (whole, hex: string | undefined, code: string | undefined) => {
        if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
        return code === undefined ? '' : (this.placeholder(commit, code) ?? whole);
      },
    );
  }

  private placeholder(commit: Commit, code: string): string | undefined {
    const short = (oid: string): string => abbreviate(this.repo, oid);
    const names = this.names.get(commit.oid);
    const body = commit.message.split('\n\n').slice(1).join('\n\n');
    if (code.length === 2 && (code[0] === 'a' || code[0] === 'c'))
      return this.person(code[0] === 'a' ? commit.author : commit.committer, code[1] as string);
    const simple: Record<string, () => string> = {
      H: () => commit.oid,
      h: () => short(commit.oid),
      T: () => commit.tree,
      t: () => short(commit.tree),
      P: () => commit.parents.join(' '),
      p: () => commit.parents.map(short).join(' '),
      s: () => subjectOf(commit.message),
      b: () => body,
      B: () => commit.message,
      d: () => (names === undefined ? '' : ` (${names})`),
      D: () => names ?? '',
      n: () => '\n',
      '%': () => '%',
      'G?': () => 'N',
    };
    return simple[code]?.();
  }

  private person(who: Signature, letter: string): string | undefined {
    const modes: Record<string, string> = {
      r: 'relative',
      t: 'unix',
      i: 'iso',
      I: 'iso-strict',
      s: 'short',
      h: 'human',
      D: 'rfc',
    };
    if (letter === 'n' || letter === 'N') return who.name;
    if (letter === 'e' || letter === 'E') return who.email;
    if (letter === 'l') return who.email.split('@')[0] ?? '';
    if (letter === 'd') return this.date(who);
    const mode = modes[letter];
    return mode === undefined ? undefined : this.date(who, mode);
  }
}

/** Tabs become blanks up to the next multiple of 8, as in git's indented messages. */
function expandTabs(line: string): string {
  let out = '';
  for (const char of line) out += char === '\t' ? ' '.repeat(8 - (out.length % 8)) : char;
  return out;
}

/** Where a symbolic ref points, for listings: 'origin/HEAD -> origin/main'. */
export const remoteHeadText = (repo: Repository, name: string): string => {
  const target = symbolicTarget(repo, `refs/remotes/${name}`);
  return target === undefined ? '' : ` -> ${target.replace('refs/remotes/', '')}`;
};
