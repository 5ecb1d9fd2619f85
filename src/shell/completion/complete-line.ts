import { getCommandNames } from 'just-bash/browser';
import type { Context } from '../../kernel/context.ts';
import { joinPath } from '../../kernel/files/file-tree.ts';
import { seenFiles } from '../../kernel/files/seen-files.ts';
import type { Suggestion } from '../../kernel/suggestion.ts';
import type { World } from '../../kernel/world.ts';
import type { ShellPart } from '../part.ts';
import { NOT_SIMULATED } from '../programs/not-simulated.ts';
import type { ShellCommand } from '../shell-command.ts';
import { terminals } from '../terminal.ts';
import { BUILT_INS, variableNames } from './built-ins.ts';
import type { CompletionCall, Offer } from './completion-call.ts';
import { pathSuggestions } from './path-suggestions.ts';
import { quotedWord } from './quoted-word.ts';
import { type TypedCommand, typedCommand } from './typed-command.ts';

/** A way to go on with a line. */
export interface Candidate {
  readonly text: string; // stands between `from` and `to`, quoted where it must be
  readonly label: string; // as a list shows it
  readonly kind: string;
  readonly about: string;
  readonly isOpen: boolean; // the word may go on: no space follows it
}

/** What may stand where the cursor is. */
export interface Completion {
  readonly from: number;
  readonly to: number;
  readonly candidates: readonly Candidate[];
}

/** A line that is being typed into a terminal. */
export interface LineBeingTyped {
  readonly world: World;
  readonly context: Context;
  readonly terminal: string;
  readonly text: string;
  readonly cursor: number;
}

/** What a terminal can run. */
export interface TerminalPrograms {
  readonly commands: readonly ShellCommand[];
  readonly parts: readonly ShellPart[];
}

/** Completes a line as bash does, from the commands themselves. Looks only. */
export function completeLine(line: LineBeingTyped, programs: TerminalPrograms): Completion {
  const to = Math.max(0, Math.min(line.cursor, line.text.length));
  const terminal = terminals.get(line.world, line.terminal);
  if (!terminal) return { from: to, to, candidates: [] };
  const env = new Map(Object.entries(terminal.state.env));
  const command = typedCommand(line.text.slice(0, to), env);
  const call: Omit<CompletionCall, 'below'> = {
    world: line.world,
    files: seenFiles(line.world, line.context.content),
    words: command.words.slice(1),
    typed: command.typed,
    cwd: terminal.state.cwd,
    env,
    actor: terminal.actor,
    programs: () => programNames(programs, Object.keys(terminal.state.functions)),
  };
  const offer = offerOf(command, programs, { ...call, below: (words) => offerBelow(words, programs, call) });
  return { from: command.from, to, candidates: candidatesOf(offer, command, call) };
}

function offerOf(command: TypedCommand, programs: TerminalPrograms, call: CompletionCall): Offer {
  if (command.place === 'nowhere') return {};
  if (command.place === 'file') return { paths: 'file' };
  if (command.place === 'variable') return { names: variableNames(call.env) };
  return offerBelow(command.words, programs, call);
}

/** What may follow these words, the program's name being the first. */
function offerBelow(words: readonly string[], programs: TerminalPrograms, call: Omit<CompletionCall, 'below'>): Offer {
  const [name, ...rest] = words;
  if (name === undefined) {
    const assigned = /^\w+=/.exec(call.typed);
    if (assigned) return { paths: 'file', at: assigned[0].length };
    return /[/~]/.test(call.typed) ? { paths: 'file' } : { names: call.programs() };
  }
  const inner: CompletionCall = { ...call, words: rest, below: (below) => offerBelow(below, programs, call) };
  const program =
    programs.commands.find((one) => shownName(one.name) === name) ??
    programs.parts.find((one) => shownName(one.name) === name);
  if (program) return program.complete?.(inner) ?? { paths: 'file' };
  return (Object.hasOwn(BUILT_INS, name) ? BUILT_INS[name]?.(inner) : undefined) ?? { paths: 'file' };
}

/** Some programs are reached under another name, because bash keeps the word for itself: `__wait`. */
const shownName = (name: string): string => name.replace(/^__/, '');

/** Every program by name; what only says that it is not simulated is not offered. */
function programNames({ commands, parts }: TerminalPrograms, functions: readonly string[]): Suggestion[] {
  const found = new Map<string, Suggestion>();
  const add = (text: string, kind: string, about: string): void => {
    if (!found.has(text)) found.set(text, { text, kind, about });
  };
  for (const { name, summary } of [...commands, ...parts]) if (summary !== '') add(shownName(name), 'program', summary);
  for (const name of functions) add(name, 'function', '');
  add('help', 'program', 'what this terminal can do');
  const missing = new Set(NOT_SIMULATED);
  for (const name of [...getCommandNames(), ...Object.keys(BUILT_INS)])
    if (!missing.has(name) && name !== '.') add(name, 'program', '');
  return [...found.keys()].sort().map((name) => found.get(name) as Suggestion);
}

function candidatesOf(offer: Offer, command: TypedCommand, call: Omit<CompletionCall, 'below'>): Candidate[] {
  const at = offer.at ?? 0;
  const typed = command.typed.slice(at);
  const fits = ({ text }: Suggestion): boolean =>
    offer.isCaseFree ? text.toLowerCase().startsWith(typed.toLowerCase()) : text.startsWith(typed);
  const out = (offer.names ?? []).filter(fits).map((name) => nameCandidate(name, command, at, call));
  if (offer.paths === undefined || hasUnknown(command)) return out;
  const home = call.env.get('HOME') ?? '/';
  for (const path of pathSuggestions(call.files, offer.cwd ?? call.cwd, home, typed)) {
    const isAsked = path.isFolder || (command.place === 'command' ? path.isProgram : offer.paths === 'file');
    if (isAsked) out.push(pathCandidate(path, command, at));
  }
  return out;
}

/** Whether the word holds something whose value nobody knows yet: `$(…)`. */
const hasUnknown = ({ raw }: TypedCommand): boolean => /\$\(|`/.test(raw);

function nameCandidate(
  { text, kind, about, isOpen }: Suggestion,
  command: TypedCommand,
  at: number,
  { env, files, cwd }: Omit<CompletionCall, 'below'>,
): Candidate {
  if (command.place === 'variable') {
    const isBraced = command.raw.startsWith('${');
    const isFolder = !isBraced && files.find(joinPath(cwd, env.get(text) ?? ''))?.kind === 'dir' && !!env.get(text);
    const whole = isBraced ? `\${${text}}` : `$${text}${isFolder ? '/' : ''}`;
    return { text: whole, label: whole, kind, about, isOpen: isFolder || command.quote !== '' };
  }
  const before = command.typed.slice(0, at);
  const quote = command.quote;
  const end = isOpen === true ? '' : quote;
  return {
    text: quote + quotedWord(before + text, quote) + end,
    label: text,
    kind,
    about,
    isOpen: isOpen === true,
  };
}

/** The path with everything up to its last slash as it was typed: variables, quotes and `~` stay. */
function pathCandidate(
  { name, isFolder }: { readonly name: string; readonly isFolder: boolean },
  { raw, typed, quote, quoteAt }: TypedCommand,
  at: number,
): Candidate {
  const hasFolder = typed.slice(at).includes('/');
  const kept = hasFolder ? raw.lastIndexOf('/') + 1 : at === 0 ? 0 : raw.indexOf('=') + 1;
  const isQuoteKept = quote !== '' && quoteAt < kept;
  const start = raw.slice(0, kept) + (quote !== '' && !isQuoteKept ? quote : '');
  const end = isFolder ? '/' : quote;
  return {
    text: `${start}${quotedWord(name, quote)}${end}`,
    label: isFolder ? `${name}/` : name,
    kind: isFolder ? 'folder' : 'file',
    about: '',
    isOpen: isFolder,
  };
}
