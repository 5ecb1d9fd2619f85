// One run of `git`: where it runs, for whom, and what it prints.
import { type ConfigLine, normalKey, readConfig } from '../../git/config-file.ts';
import { parseDate } from '../../git/git-date.ts';
import { GitFailure } from '../../git/git-failure.ts';
import type { Signature } from '../../git/objects.ts';
import { type PathFilter, pathFilter, prefixOf } from '../../git/pathspec.ts';
import { findRepository, type Repository, repositoryAt } from '../../git/repository.ts';
import { configValue } from '../../git/upstream.ts';
import { type FileTree, joinPath } from '../../kernel/files/file-tree.ts';
import { EPOCH_UNIX_MS } from '../../kernel/time.ts';
import type { ShellCall } from '../shell-command.ts';

/** Options before the subcommand: `git -C dir -c user.name=x --git-dir=…`. */
export interface GlobalOptions {
  readonly cwd: string;
  readonly config: readonly ConfigLine[];
  readonly gitDir: string | undefined;
}

export class GitCall {
  readonly files: FileTree;
  readonly cwd: string;
  readonly now: number; // Unix seconds
  private readonly output = { out: '', err: '' };

  constructor(
    readonly shell: ShellCall,
    private readonly options: GlobalOptions,
  ) {
    this.files = shell.files;
    this.cwd = options.cwd;
    this.now = Math.floor((shell.tx.world.now + EPOCH_UNIX_MS) / 1000);
  }

  print(text: string): void {
    this.output.out += text;
  }

  /** Prints to stderr. */
  say(text: string): void {
    this.output.err += text;
  }

  get printed(): { readonly out: string; readonly err: string } {
    return { ...this.output };
  }

  /** @throws GitFailure outside of any repository. */
  repository(): Repository {
    const gitDir = this.options.gitDir ?? this.shell.env.get('GIT_DIR');
    const found =
      gitDir === undefined
        ? findRepository(this.files, this.cwd)
        : repositoryAt(this.files, joinPath(this.cwd, gitDir));
    if (found) return found;
    const where = gitDir === undefined ? '(or any of the parent directories): .git' : `: '${gitDir}'`;
    throw new GitFailure(`not a git repository${gitDir === undefined ? ' ' : ''}${where}`);
  }

  /** The repository, which must have a work tree that contains the current folder. */
  workRepository(): Repository {
    const repo = this.repository();
    const isInside = repo.workTree !== null && !`${this.cwd}/`.startsWith(`${repo.gitDir}/`);
    if (!isInside) throw new GitFailure('this operation must be run in a work tree');
    return repo;
  }

  prefix(repo: Repository): string {
    return prefixOf(repo, this.cwd);
  }

  filter(repo: Repository, paths: readonly string[]): PathFilter {
    return pathFilter(repo, this.cwd, paths);
  }

  /** The player's own settings: `~/.gitconfig`. */
  get globalConfigPath(): string {
    return `${this.shell.env.get('HOME') ?? '/home/oncall'}/.gitconfig`;
  }

  /** All settings in effect, later ones win. */
  configLines(repo?: Repository): ConfigLine[] {
    const found = repo ?? findRepository(this.files, this.cwd);
    return [
      ...readConfig(this.files, this.globalConfigPath),
      ...(found ? readConfig(this.files, `${found.gitDir}/config`) : []),
      ...this.options.config,
    ];
  }

  config(key: string): string | undefined {
    return configValue(this.configLines(), normalKey(key));
  }

  author(): Signature {
    return this.identity('AUTHOR');
  }

  committer(): Signature {
    return this.identity('COMMITTER');
  }

  private identity(role: 'AUTHOR' | 'COMMITTER'): Signature {
    const env = this.shell.env;
    const name = env.get(`GIT_${role}_NAME`) ?? this.config('user.name') ?? this.shell.actor;
    const email = env.get(`GIT_${role}_EMAIL`) ?? this.config('user.email') ?? `${this.shell.actor}@kestrand.example`;
    const date = env.get(`GIT_${role}_DATE`);
    const at = date === undefined || date === '' ? this.now : parseDate(date, this.now);
    if (at === undefined) throw new GitFailure(`invalid date format: ${date}`);
    return { name: tidy(name), email: tidy(email), at };
  }
}

/** Names and addresses hold none of the characters that delimit them. */
const tidy = (text: string): string => text.replace(/[<>\n]/g, '').trim();
