// Git's way of reading options: long and short names, clusters, unique abbreviations, `--no-…`, and `--` before paths.
import { GitFailure } from '../../git/git-failure.ts';

/**
 * The options of a subcommand in short form: 'a|all' is a flag, 'm|message=' takes a text, 'stat?' may take one after
 * `=`. Names after the first `|` are the same option.
 */
export type OptionSpec = string;

export interface Option {
  readonly names: readonly string[];
  readonly kind: 'flag' | 'text' | 'optional';
  readonly isSimulated: boolean;
}

function parseSpec(spec: OptionSpec, isSimulated: boolean): Option[] {
  return spec
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      const kind = word.endsWith('=') ? 'text' : word.endsWith('?') ? 'optional' : 'flag';
      return { names: word.replace(/[=?]$/, '').split('|'), kind, isSimulated };
    });
}

/** Every option of a subcommand, those of real git that are not simulated included. */
export const optionsOf = ({ options, unsimulated }: ArgumentRules): readonly Option[] => [
  ...parseSpec(options ?? '', true),
  ...parseSpec(unsimulated ?? '', false),
];

export interface ArgumentRules {
  readonly name: string; // of the subcommand
  readonly usage: string;
  readonly options?: OptionSpec;
  readonly unsimulated?: OptionSpec; // real options that this simulation does not have
  readonly hasNumber?: boolean; // `-5` means `-n 5`
  readonly isRaw?: boolean; // every argument is a word: the subcommand reads them itself
}

export class GitArguments {
  readonly words: string[] = []; // what is not an option, before `--`
  paths: string[] | undefined; // what follows `--`
  private readonly values = new Map<string, string[]>();
  private readonly flags = new Map<string, boolean>();
  private readonly counts = new Map<string, number>();
  private readonly names = new Map<string, string>(); // every name of an option → its first
  private readonly options: readonly Option[];

  constructor(
    private readonly rules: ArgumentRules,
    args: readonly string[],
  ) {
    this.options = optionsOf(rules);
    for (const option of this.options) for (const name of option.names) this.names.set(name, option.names[0] as string);
    if (rules.isRaw) this.words.push(...args);
    else this.parse([...args]);
  }

  flag(name: string): boolean {
    return this.flags.get(this.key(name)) === true;
  }

  /** True, false when negated, undefined when not given. */
  choice(name: string): boolean | undefined {
    return this.flags.get(this.key(name));
  }

  timesGiven(name: string): number {
    return this.counts.get(this.key(name)) ?? 0;
  }

  text(name: string): string | undefined {
    return this.values.get(this.key(name))?.at(-1);
  }

  texts(name: string): readonly string[] {
    return this.values.get(this.key(name)) ?? [];
  }

  integer(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    if (!/^-?\d+$/.test(text)) throw new GitFailure(`'${text}': not an integer`);
    return Number(text);
  }

  /** Whether this subcommand has the option at all. */
  has(name: string): boolean {
    return this.names.has(name);
  }

  get allPaths(): string[] {
    return [...this.words, ...(this.paths ?? [])];
  }

  /** A misuse, with the usage line: exit 129. */
  misuse(message: string): GitFailure {
    return new GitFailure(`${message}\nusage: git ${this.rules.usage}`, 129);
  }

  private key(name: string): string {
    const key = this.names.get(name);
    if (key === undefined) throw new Error(`git ${this.rules.name}: option '${name}' is not declared`);
    return key;
  }

  private parse(args: string[]): void {
    for (let arg = args.shift(); arg !== undefined; arg = args.shift()) {
      if (arg === '--') {
        this.paths = args.splice(0);
      } else if (arg.startsWith('--')) this.parseLong(arg.slice(2), args);
      else if (arg === '-' || !arg.startsWith('-')) this.words.push(arg);
      else if (this.rules.hasNumber && /^-\d+$/.test(arg)) this.set(this.option('n', arg), arg.slice(1));
      else this.parseShort(arg.slice(1), args);
    }
  }

  private parseLong(text: string, args: string[]): void {
    const equals = text.indexOf('=');
    const typed = equals < 0 ? text : text.slice(0, equals);
    const value = equals < 0 ? undefined : text.slice(equals + 1);
    if (typed === 'help') throw new GitFailure(`usage: git ${this.rules.usage}`, 129, null);
    const found = this.findLong(typed);
    if (!found) throw this.misuse(`unknown option \`${typed}'`);
    const { option, isNegated } = found;
    this.refuseUnsimulated(option, `--${typed}`);
    if (isNegated) this.flags.set(option.names[0] as string, false);
    else if (option.kind === 'flag') {
      if (value !== undefined) throw this.misuse(`option \`${typed}' takes no value`);
      this.set(option);
    } else if (option.kind === 'optional') this.set(option, value);
    else {
      const given = value ?? args.shift();
      if (given === undefined) throw this.misuse(`option \`${typed}' requires a value`);
      this.set(option, given);
    }
  }

  private findLong(typed: string): { option: Option; isNegated: boolean } | undefined {
    const exact = this.options.find((option) => option.names.some((name) => name.length > 1 && name === typed));
    if (exact) return { option: exact, isNegated: false };
    const positive = typed.startsWith('no-') ? typed.slice(3) : undefined;
    const negated = this.options.find((option) => option.kind !== 'text' && option.names.includes(positive ?? ' '));
    if (negated) return { option: negated, isNegated: true };
    const close = this.options.filter((option) =>
      option.names.some((name) => name.length > 1 && name.startsWith(typed)),
    );
    if (close.length > 1) throw this.misuse(`ambiguous option: ${typed}`);
    return close[0] && { option: close[0], isNegated: false };
  }

  private parseShort(cluster: string, args: string[]): void {
    for (let i = 0; i < cluster.length; i++) {
      const option = this.option(cluster[i] as string, `-${cluster}`);
      const rest = cluster.slice(i + 1);
      if (option.kind === 'flag' || (option.kind === 'optional' && rest === '')) {
        this.set(option);
        continue;
      }
      const value = rest === '' ? args.shift() : rest;
      if (value === undefined) throw this.misuse(`switch \`${cluster[i]}' requires a value`);
      this.set(option, value);
      return;
    }
  }

  private option(letter: string, typed: string): Option {
    if (letter === 'h') throw new GitFailure(`usage: git ${this.rules.usage}`, 129, null);
    const option = this.options.find((candidate) => candidate.names.includes(letter));
    if (!option) throw this.misuse(`unknown switch \`${letter}'`);
    this.refuseUnsimulated(option, typed);
    return option;
  }

  private refuseUnsimulated(option: Option, typed: string): void {
    if (!option.isSimulated)
      throw new GitFailure(`git ${this.rules.name} ${typed}: this option is not simulated here`, 1);
  }

  private set(option: Option, value?: string): void {
    const key = option.names[0] as string;
    this.flags.set(key, true);
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    if (value !== undefined) this.values.set(key, [...(this.values.get(key) ?? []), value]);
  }
}
