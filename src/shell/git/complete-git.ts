import { findRepository, type Repository, repositoryAt } from '../../git/repository.ts';
import { joinPath } from '../../kernel/files/file-tree.ts';
import type { Suggestion } from '../../kernel/suggestion.ts';
import type { CompletionCall, Offer } from '../completion/completion-call.ts';
import { type ArgumentRules, optionsOf } from './git-arguments.ts';
import type { GitSubcommand } from './git-subcommand.ts';
import { type GitWord, namesOf } from './git-words.ts';

/** Options of `git` itself, before the subcommand. */
const GLOBAL_FLAGS = ['-C', '-c', '--git-dir', '--help', '--no-pager', '--version'];

/** What may stand where a word of `git …` is being typed. */
export function completeGit(subcommands: readonly GitSubcommand[], call: CompletionCall): Offer {
  const { cwd, gitDir, words, isOpen } = readGlobal(call);
  if (isOpen) return { paths: 'folder' };
  const [name, ...rest] = words;
  const isHelp = name === 'help';
  if (name === undefined || (isHelp && rest.length === 0)) {
    if (call.typed.startsWith('-')) return { names: flags(GLOBAL_FLAGS) };
    return { names: subcommands.map((one) => ({ text: one.name, kind: 'command', about: one.summary })) };
  }
  const command = subcommands.find((one) => one.name === name);
  if (!command) return isHelp ? {} : { paths: 'file' };
  const repo = gitDir === undefined ? findRepository(call.files, cwd) : repositoryAt(call.files, joinPath(cwd, gitDir));
  return new GitLine(command, rest, { ...call, cwd }, repo).offer();
}

interface GlobalWords {
  readonly cwd: string;
  readonly gitDir: string | undefined;
  readonly words: readonly string[];
  readonly isOpen: boolean; // the next word is a folder for `-C` or `--git-dir`
}

function readGlobal({ words, cwd: start, env }: CompletionCall): GlobalWords {
  const rest = [...words];
  let cwd = start;
  let gitDir = env.get('GIT_DIR');
  while (rest[0]?.startsWith('-')) {
    const word = rest.shift() as string;
    if (!['-C', '-c', '--git-dir'].includes(word)) continue;
    const value = rest.shift();
    if (value === undefined) return { cwd, gitDir, words: rest, isOpen: word !== '-c' };
    if (word === '-C') cwd = joinPath(cwd, value);
    if (word === '--git-dir') gitDir = value;
  }
  return { cwd, gitDir, words: rest, isOpen: false };
}

const flags = (names: readonly string[]): Suggestion[] => names.map((text) => ({ text, kind: 'flag', about: '' }));

/** The arguments of one subcommand, as far as they are typed. */
class GitLine {
  private readonly rules: ArgumentRules;
  private readonly rest: readonly string[]; // what follows the verb, when there is one

  constructor(
    private readonly command: GitSubcommand,
    words: readonly string[],
    private readonly call: CompletionCall,
    private readonly repo: Repository | undefined,
  ) {
    const { verbs } = command;
    const verb = verbs && words[0] !== undefined && Object.hasOwn(verbs, words[0]) ? words[0] : undefined;
    this.rules = (verb === undefined ? undefined : verbs?.[verb]) ?? command;
    this.rest = verb === undefined ? words : words.slice(1);
    this.isVerbOpen = verb === undefined && words.every((word) => word.startsWith('-'));
  }

  private readonly isVerbOpen: boolean;

  offer(): Offer {
    const { typed } = this.call;
    if (this.rest.includes('--')) return this.named(['path'], 0);
    const wanted = this.valueWanted();
    if (wanted) return this.named(this.command.values?.[wanted] ?? [], 0);
    const equals = typed.startsWith('--') ? typed.indexOf('=') : -1;
    if (equals > 0) return this.named(this.command.values?.[this.firstName(typed.slice(2, equals))] ?? [], equals + 1);
    if (typed.startsWith('-')) return { names: flags(this.optionNames()) };
    const { verbs, words = [] } = this.command;
    const verbNames =
      verbs && this.isVerbOpen ? Object.keys(verbs).map((text) => ({ text, kind: 'verb', about: '' })) : [];
    const place = this.rest.filter((word) => !word.startsWith('-')).length;
    const offer = this.named(words[Math.min(place, words.length - 1)] ?? [], 0);
    return { ...offer, names: [...verbNames, ...(offer.names ?? [])] };
  }

  /** The option before the word when it still has no value. */
  private valueWanted(): string | undefined {
    const last = this.rest.at(-1) ?? '';
    const name = /^--([a-z-]+)$/.exec(last)?.[1] ?? /^-[A-Za-z]*?([A-Za-z])$/.exec(last)?.[1];
    const option = name && optionsOf(this.rules).find(({ names, kind }) => kind === 'text' && names.includes(name));
    return option ? option.names[0] : undefined;
  }

  private firstName(name: string): string {
    return optionsOf(this.rules).find(({ names }) => names.includes(name))?.names[0] ?? name;
  }

  /** Long names, and short ones where there is no long one or one is being typed. */
  private optionNames(): string[] {
    const isShort = /^-[A-Za-z]/.test(this.call.typed);
    return optionsOf(this.rules)
      .filter(({ isSimulated }) => isSimulated)
      .flatMap(({ names }) => {
        const long = names.filter((name) => name.length > 1).map((name) => `--${name}`);
        const short = names.filter((name) => name.length === 1).map((name) => `-${name}`);
        return isShort || long.length === 0 ? [...long, ...short] : long;
      })
      .sort();
  }

  private named(words: readonly GitWord[], at: number): Offer {
    const { repo } = this;
    const { cwd, typed } = this.call;
    const names = repo ? words.flatMap((word) => namesOf(word, { repo, cwd, typed: typed.slice(at) })) : [];
    const paths = words.includes('path') ? 'file' : words.includes('folder') ? 'folder' : undefined;
    return { names, at, cwd, ...(paths === undefined ? {} : { paths }) };
  }
}
