import { isPositional, keyOf, type ParserArgument, spellings } from './arguments.ts';
import { closeMatches } from './close-matches.ts';

/** Given values by key: a text as typed, a list of words, or true for a flag. */
export type ParsedValues = { readonly [key: string]: string | readonly string[] | boolean };

export type Parsed =
  | { readonly values: ParsedValues; readonly error?: undefined }
  | { readonly values?: undefined; readonly error: string; readonly exitCode: number };

/** Exit codes of `az` for a line it cannot use; the second is ours. */
export const MISUSE = 2;
export const NOT_SIMULATED = 4;

/** A mistake in the line; caught in this file. */
class UsageError extends Error {
  constructor(
    message: string,
    readonly exitCode = MISUSE,
  ) {
    super(message);
  }
}

type Token =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'flag'; readonly argument: ParserArgument; readonly attached: string | null }
  | { readonly kind: 'stranger'; readonly text: string };

const label = (argument: ParserArgument): string =>
  isPositional(argument) ? `<${argument.name.toUpperCase()}>` : spellings(argument).join('/');

/**
 * Reads the flags of one command as Python's argparse does: values until the next flag, `--flag=value`, joined short
 * flags, unique prefixes of long flags, negative numbers. `isGiven` tells which required values come from elsewhere.
 */
export function parseArguments(
  args: readonly string[],
  declared: readonly ParserArgument[],
  prog: string,
  isGiven: (key: string, values: ParsedValues) => boolean,
): Parsed {
  try {
    const values = assign(tokens(args, declared), declared, prog);
    const missing = declared.filter(
      (argument) =>
        argument.isRequired && !(keyOf(argument) in values.given) && !isGiven(keyOf(argument), values.given),
    );
    if (missing.length > 0)
      throw new UsageError(`the following arguments are required: ${missing.map(label).join(', ')}`);
    if (values.strangers.length > 0) throw new UsageError(`unrecognized arguments: ${values.strangers.join(' ')}`);
    return { values: values.given };
  } catch (error) {
    if (error instanceof UsageError) return { error: error.message, exitCode: error.exitCode };
    throw error;
  }
}

function tokens(args: readonly string[], declared: readonly ParserArgument[]): Token[] {
  const out: Token[] = [];
  const end = args.indexOf('--');
  const before = end < 0 ? args : args.slice(0, end);
  for (const text of before) {
    if (!text.startsWith('-') || text === '-') out.push({ kind: 'word', text });
    else out.push(...flagTokens(text, declared));
  }
  if (end >= 0) out.push(...args.slice(end + 1).map((text) => ({ kind: 'word', text }) as const));
  return out;
}

function flagTokens(text: string, declared: readonly ParserArgument[]): Token[] {
  const exact = find(text, declared);
  if (exact) return [{ kind: 'flag', argument: exact, attached: null }];
  const at = text.indexOf('=');
  const name = at < 0 ? text : text.slice(0, at);
  const attached = at < 0 ? null : text.slice(at + 1);
  if (text.startsWith('--')) {
    const argument = find(name, declared) ?? byPrefix(name, text, declared);
    if (argument) return [{ kind: 'flag', argument, attached }];
  } else {
    const short = shortTokens(text, declared);
    if (short) return short;
  }
  if (/^-\d+$|^-\d*\.\d+$/.test(text) || text.includes(' ')) return [{ kind: 'word', text }];
  return [{ kind: 'stranger', text }];
}

/** The flag that a word spells, in full, as a unique prefix, with `=value` or joined (`-nblue`); undefined: none. */
export function spelledFlag(
  text: string,
  declared: readonly ParserArgument[],
): { readonly argument: ParserArgument; readonly attached: string | null } | undefined {
  try {
    const token = text.startsWith('-') && text !== '-' ? flagTokens(text, declared).at(-1) : undefined;
    return token?.kind === 'flag' ? token : undefined;
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

const find = (name: string, declared: readonly ParserArgument[]): ParserArgument | undefined =>
  declared.find((argument) => !isPositional(argument) && spellings(argument).includes(name));

function byPrefix(name: string, text: string, declared: readonly ParserArgument[]): ParserArgument | undefined {
  const matches = declared
    .filter((argument) => !isPositional(argument))
    .flatMap((argument) => spellings(argument).map((spelling) => ({ spelling, argument })))
    .filter(({ spelling }) => spelling.startsWith(name));
  if (new Set(matches.map(({ argument }) => argument)).size > 1)
    throw new UsageError(`ambiguous option: ${text} could match ${matches.map(({ spelling }) => spelling).join(', ')}`);
  return matches[0]?.argument;
}

/** `-nblue`, `-n=blue`, `-sw`: a short flag with what follows it. */
function shortTokens(text: string, declared: readonly ParserArgument[]): Token[] | undefined {
  const argument = find(text.slice(0, 2), declared);
  if (!argument) return undefined;
  const rest = text.slice(2);
  if (argument.kind !== 'flag') return [{ kind: 'flag', argument, attached: rest.replace(/^=/, '') }];
  if (rest === '') return [{ kind: 'flag', argument, attached: null }];
  const next = shortTokens(`-${rest}`, declared);
  if (!next) throw new UsageError(`argument ${label(argument)}: ignored explicit argument '${rest}'`);
  return [{ kind: 'flag', argument, attached: null }, ...next];
}

interface Assigned {
  readonly given: { [key: string]: string | string[] | boolean };
  readonly strangers: string[];
}

function assign(line: readonly Token[], declared: readonly ParserArgument[], prog: string): Assigned {
  const given: Assigned['given'] = {};
  const strangers: string[] = [];
  const words: string[] = [];
  for (let i = 0; i < line.length; i++) {
    const token = line[i] as Token;
    if (token.kind === 'stranger') strangers.push(token.text);
    else if (token.kind === 'word') {
      if (declared.some(isPositional)) words.push(token.text);
      else strangers.push(token.text);
    } else i += take(token, line.slice(i + 1), given, prog);
  }
  for (const argument of declared.filter(isPositional)) {
    const taken = words.splice(0, argument.kind === 'list' || argument.kind === 'pairs' ? words.length : 1);
    if (taken.length === 0) continue;
    given[keyOf(argument)] = taken.length > 1 || argument.kind !== 'text' ? taken : (taken[0] as string);
  }
  return { given, strangers: [...strangers, ...words] };
}

/** Gives a flag its values and says how many of the following tokens they were. */
function take(
  { argument, attached }: Token & { readonly kind: 'flag' },
  following: readonly Token[],
  given: Assigned['given'],
  prog: string,
): number {
  if (argument.isUnsimulated) throw new UsageError(`${prog}: ${argument.name}: not simulated`, NOT_SIMULATED);
  const key = keyOf(argument);
  const next = following.findIndex(({ kind }) => kind !== 'word');
  const words = (next < 0 ? following : following.slice(0, next)).map((token) =>
    token.kind === 'word' ? token.text : '',
  );
  if (argument.kind === 'flag') return takeFlag(argument, attached, words, given, prog);
  if (argument.kind === 'list' || argument.kind === 'pairs') {
    const values = attached === null ? words : [attached];
    if (values.length === 0) throw new UsageError(`argument ${label(argument)}: expected at least one argument`);
    for (const value of values) check(argument, value, prog);
    const old = argument.isRepeatable ? given[key] : undefined;
    given[key] = [...(Array.isArray(old) ? old : []), ...values];
    return attached === null ? words.length : 0;
  }
  const value = attached ?? words[0];
  if (value === undefined) throw new UsageError(`argument ${label(argument)}: expected one argument`);
  given[key] = check(argument, value, prog);
  return attached === null ? 1 : 0;
}

function takeFlag(
  argument: ParserArgument,
  attached: string | null,
  words: readonly string[],
  given: Assigned['given'],
  prog: string,
): number {
  const key = keyOf(argument);
  const value = argument.choices ? (attached ?? words[0]) : undefined;
  if (value !== undefined) {
    given[key] = check(argument, value.toLowerCase(), prog) === 'true';
    return attached === null ? 1 : 0;
  }
  if (attached !== null) throw new UsageError(`argument ${label(argument)}: ignored explicit argument '${attached}'`);
  given[key] = true;
  return 0;
}

/** The value as it is kept. Choices match in any case; numbers must be numbers. */
function check(argument: ParserArgument, value: string, prog: string): string {
  if (argument.kind === 'integer' && !/^\s*[+-]?\d+\s*$/.test(value))
    throw new UsageError(`argument ${label(argument)}: invalid int value: '${value}'`);
  if (argument.kind === 'number' && (value.trim() === '' || !Number.isFinite(Number(value))))
    throw new UsageError(`argument ${label(argument)}: invalid float value: '${value}'`);
  if (!argument.choices) return value;
  const choice = argument.choices.find((one) => one.toLowerCase() === value.toLowerCase());
  if (choice !== undefined) return choice;
  const [close] = closeMatches(value, argument.choices);
  throw new UsageError(
    `${prog}: '${value}' is not a valid value for '${argument.name}'. Allowed values: ${argument.choices.join(', ')}.${close === undefined ? '' : `\nDid you mean '${close}' ?`}`,
  );
}
