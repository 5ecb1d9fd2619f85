import type { Bash } from 'just-bash/browser';
import { TERMINAL_ERR, TERMINAL_OUT } from './bash-files.ts';

export type Script = ReturnType<Bash['transform']>['ast'];
type Statement = Script['statements'][number];
type Pipeline = Statement['pipelines'][number];
type Command = Pipeline['commands'][number];
type SimpleCommand = Extract<Command, { type: 'SimpleCommand' }>;
type FunctionDefinition = Extract<Command, { type: 'FunctionDef' }>;
type Redirected = Exclude<Command, { type: 'FunctionDef' }>;
type Redirection = SimpleCommand['redirections'][number];
type Word = NonNullable<SimpleCommand['name']>;

/** Variable that tells a program which of its streams go to the terminal: 'o', 'e', 'oe'. */
export const TERMINAL_VARIABLE = '__TTY';

/** Which streams of a script go to the terminal. */
export type TerminalStreams = '' | 'o' | 'e' | 'oe';

const word = (value: string): Word => ({ type: 'Word', parts: [{ type: 'Literal', value }] });

/** The text of a word without expansions, else undefined. */
export function literalOf(node: Word | null): string | undefined {
  const [part] = node?.parts ?? [];
  const isPlain = part?.type === 'Literal' || part?.type === 'SingleQuoted';
  return node?.parts.length === 1 && isPlain ? part.value : undefined;
}

/** Commands that end or redirect the script itself: redirecting them would mean something else. */
const UNTOUCHED = new Set(['exec', 'exit', 'return', 'break', 'continue']);

/**
 * Sends the output of every statement to the terminal at once, since just-bash itself shows a script's output only at
 * its end, and tells the programs named in `isMarked` that they write to a terminal. Pipes, substitutions and functions
 * stay as they are, so what they collect is still collected.
 */
export function sendToTerminal(script: Script, streams: TerminalStreams, isMarked: (name: string) => boolean): void {
  if (streams === '' || hasShellRedirection(script)) return;
  new TerminalPass(streams, isMarked).statements(script.statements);
}

class TerminalPass {
  constructor(
    private readonly streams: TerminalStreams,
    private readonly isMarked: (name: string) => boolean,
  ) {}

  statements(list: readonly Statement[]): void {
    for (const statement of list) for (const pipeline of statement.pipelines) this.pipeline(pipeline);
  }

  private pipeline({ commands, pipeStderr }: Pipeline): void {
    for (const [i, command] of commands.entries()) {
      if (i === commands.length - 1) this.command(command);
      else if (!pipeStderr?.[i] && command.type !== 'FunctionDef') this.redirect(command, 'e');
    }
  }

  private command(command: Command): void {
    if (command.type === 'FunctionDef') return;
    if (command.type === 'SimpleCommand') {
      this.simple(command);
      return;
    }
    if (command.type === 'ArithmeticCommand' || command.type === 'ConditionalCommand' || hasOutput(command)) {
      this.redirect(command, 'oe');
      return;
    }
    switch (command.type) {
      case 'If':
        for (const clause of command.clauses) {
          this.statements(clause.condition);
          this.statements(clause.body);
        }
        this.statements(command.elseBody ?? []);
        return;
      case 'While':
      case 'Until':
        this.statements(command.condition);
        this.statements(command.body);
        return;
      case 'Case':
        for (const item of command.items) this.statements(item.body);
        return;
      default:
        this.statements(command.body);
    }
  }

  private simple(command: SimpleCommand): void {
    if (command.name === null) {
      this.redirect(command, 'e');
      return;
    }
    const name = literalOf(command.name);
    if (name !== undefined && UNTOUCHED.has(name)) return;
    const seen = [...this.streams].filter((stream) => !command.redirections.some((made) => touches(made, stream)));
    this.redirect(command, 'oe');
    if (name === undefined || seen.length === 0 || !this.isMarked(name)) return;
    command.assignments.push({
      type: 'Assignment',
      name: TERMINAL_VARIABLE,
      value: word(seen.join('')),
      append: false,
      array: null,
    });
  }

  /** In front of the script's own redirections, so that `2>&1` means the terminal. */
  private redirect(command: Redirected, wanted: TerminalStreams): void {
    const added: Redirection[] = [];
    const isCopying = command.redirections.some((made) => made.operator === '>&' || made.operator === '<&');
    for (const [stream, fd, path] of [
      ['o', 1, TERMINAL_OUT],
      ['e', 2, TERMINAL_ERR],
    ] as const)
      if (
        wanted.includes(stream) &&
        this.streams.includes(stream) &&
        (isCopying || !command.redirections.some((made) => touches(made, stream)))
      )
        added.push({ type: 'Redirection', fd, operator: '>>', target: word(path) });
    command.redirections.unshift(...added);
  }
}

const isInput = (made: Redirection): boolean => made.operator.startsWith('<') && (made.fd ?? 0) === 0;

const hasOutput = (command: Redirected): boolean => command.redirections.some((made) => !isInput(made));

function touches(made: Redirection, stream: string): boolean {
  if (made.operator.startsWith('&')) return true;
  return (made.fd ?? (made.operator.startsWith('<') ? 0 : 1)) === (stream === 'o' ? 1 : 2);
}

/** `exec >file` moves the output of all that follows: then nothing may be moved in front of it. */
function hasShellRedirection(script: Script): boolean {
  let isFound = false;
  eachSimpleCommand(script, (command) => {
    if (literalOf(command.name) === 'exec' && command.args.length === 0 && command.redirections.length > 0)
      isFound = true;
  });
  return isFound;
}

/** Visits every simple command of a syntax tree, in functions and substitutions too. */
export function eachSimpleCommand(node: unknown, visit: (command: SimpleCommand) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    for (const child of node) eachSimpleCommand(child, visit);
    return;
  }
  if ((node as { type?: unknown }).type === 'SimpleCommand') visit(node as SimpleCommand);
  for (const child of Object.values(node)) eachSimpleCommand(child, visit);
}

/**
 * Leads words that just-bash keeps for itself to programs of ours: `wait 30m`, `help`, and scripts called by path, which
 * then run like `bash script`.
 */
export function renamePrograms(script: Script): void {
  eachSimpleCommand(script, (command) => {
    const name = literalOf(command.name);
    if (name === 'wait' && command.args.length > 0) command.name = word('__wait');
    else if (name === 'help') command.name = word('__help');
    else if (name?.includes('/') && command.name !== null) {
      command.args.unshift(command.name);
      command.name = word('__run');
    }
  });
}

/** Functions that a script defines, and names it takes back, at its top level. */
export function functionChanges(script: Script): { defined: FunctionDefinition[]; removed: string[] } {
  const defined: FunctionDefinition[] = [];
  const removed: string[] = [];
  for (const { pipelines } of script.statements)
    for (const { commands } of pipelines)
      for (const command of commands) {
        if (command.type === 'FunctionDef') defined.push(command);
        else if (command.type === 'SimpleCommand' && literalOf(command.name) === 'unset')
          removed.push(
            ...command.args.flatMap((argument) => literalOf(argument) ?? []).filter((name) => name !== '-f'),
          );
      }
  return { defined, removed };
}
