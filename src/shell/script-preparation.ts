import type { ShellPart } from './part.ts';
import type { ShellCommand } from './shell-command.ts';
import { parseShell, printShell } from './shell-text.ts';
import type { ShellState } from './terminal.ts';
import {
  functionChanges,
  renamePrograms,
  type Script,
  sendToTerminal,
  TERMINAL_VARIABLE,
  type TerminalStreams,
} from './terminal-pass.ts';

/** The last statement of every typed line: hands over what environment variables alone cannot carry. */
const EPILOGUE = '{ __keep "$?" "$(declare -ap; declare -Ap)"; } 2>/dev/null';

/**
 * What happens to every script between parsing and running: programs are renamed, the first one gets what the terminal
 * kept from earlier lines, and scripts in front of a person write to the terminal as they go.
 */
export class ScriptPreparation {
  private streams: TerminalStreams = 'oe';
  private isFirst = true;
  private defined: { [name: string]: string } = {};
  private removed: readonly string[] = [];
  private kept: { readonly arrays: string; readonly exported: readonly string[] } | null = null;
  private readonly marked: ReadonlySet<string>;

  constructor(
    private readonly preamble: string,
    commands: readonly ShellCommand[],
    parts: readonly ShellPart[],
  ) {
    this.marked = new Set([...commands, ...parts.filter((part) => part.isMarked)].map(({ name }) => name));
  }

  prepare(script: Script): Script {
    const { streams, isFirst } = this;
    this.streams = '';
    this.isFirst = false;
    if (isFirst) this.noteFunctions(script);
    renamePrograms(script);
    sendToTerminal(script, streams, (name) => this.marked.has(name));
    if (isFirst) {
      const before = parseShell(this.preamble);
      renamePrograms(before);
      script.statements.unshift(...before.statements);
      script.statements.push(...parseShell(EPILOGUE).statements);
    } else if (streams !== '') script.statements.unshift(...parseShell(`unset ${TERMINAL_VARIABLE}`).statements);
    return script;
  }

  /** Runs `work`; the first script parsed meanwhile writes where `streams` say. */
  async passingTerminal<T>(streams: TerminalStreams, work: () => Promise<T>): Promise<T> {
    this.streams = streams;
    try {
      return await work();
    } finally {
      this.streams = '';
    }
  }

  keep(state: { readonly arrays: string; readonly exported: readonly string[] }): void {
    this.kept = state;
  }

  /** What the shell keeps for the next line; null when the script ended the shell before its last statement. */
  stateAfter(before: ShellState, env: { readonly [name: string]: string }, lastCode: number): ShellState | null {
    if (!this.kept) return null;
    const functions = { ...before.functions, ...this.defined };
    for (const name of this.removed) delete functions[name];
    const variables = Object.entries(env).filter(([name]) => !OWN_VARIABLES.has(name));
    const arrays = isSound(this.kept.arrays) ? this.kept.arrays : '';
    return {
      ...this.kept,
      arrays,
      cwd: env.PWD ?? before.cwd,
      env: Object.fromEntries(variables),
      functions,
      lastCode,
    };
  }

  private noteFunctions(script: Script): void {
    const { defined, removed } = functionChanges(script);
    for (const node of defined) {
      const text = printShell([
        {
          type: 'Statement',
          pipelines: [{ type: 'Pipeline', commands: [node], negated: false }],
          operators: [],
          background: false,
        },
      ]);
      if (isSound(text)) this.defined[node.name] = text;
    }
    this.removed = removed.filter((name) => !Object.hasOwn(this.defined, name));
  }
}

/** Whether text that is put in front of every later line can be read back. */
function isSound(text: string): boolean {
  try {
    parseShell(text);
    return true;
  } catch {
    return false;
  }
}

/** Variables the shell makes anew for each line. */
const OWN_VARIABLES = new Set(['?', '_', 'BASHOPTS', 'SHELLOPTS', TERMINAL_VARIABLE]);
