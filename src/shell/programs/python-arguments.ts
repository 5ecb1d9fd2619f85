import type { ScriptEntry } from '../../kernel/script.ts';

/** What a `python` command line asks for. */
export type PythonRequest =
  | {
      readonly kind: 'run';
      readonly entry: ScriptEntry;
      readonly args: readonly string[];
      readonly takesInput: boolean;
    }
  | { readonly kind: 'version' }
  | { readonly kind: 'refusal'; readonly message: string; readonly code: number };

const refusal = (message: string, code = 2): PythonRequest => ({ kind: 'refusal', message, code });

/** Options that change nothing a player could see here. */
const SILENT = /^-[uBEIsSOqd]+$/;
const SILENT_WITH_VALUE = /^-[WX]$/;

/** Reads the interpreter's command line; `stdin` is the program itself when no file is named. */
export function parsePython(args: readonly string[], stdin: string): PythonRequest {
  let i = 0;
  for (; i < args.length; i++) {
    const option = args[i] as string;
    const rest = args.slice(i + 1);
    if (option === '-V' || option === '--version') return { kind: 'version' };
    if (option === '-h' || option === '--help')
      return refusal('python: usage: python [-c code | -m module | file | -] [arguments]', 0);
    if (option === '-c') {
      const [code, ...after] = rest;
      if (code === undefined) return refusal('Argument expected for the -c option');
      return { kind: 'run', entry: { kind: 'code', code }, args: after, takesInput: true };
    }
    if (option === '-m') {
      const [module, ...after] = rest;
      if (module === undefined) return refusal('Argument expected for the -m option');
      if (module === 'pip' || module === 'venv') return refusal(`python -m ${module}: not simulated`, 1);
      return { kind: 'run', entry: { kind: 'module', module }, args: after, takesInput: true };
    }
    if (option === '-') return { kind: 'run', entry: { kind: 'code', code: stdin }, args: rest, takesInput: false };
    if (option === '-i') return refusal('python: an interactive interpreter is not simulated', 1);
    if (SILENT_WITH_VALUE.test(option)) i++;
    else if (option.startsWith('-')) {
      if (!SILENT.test(option)) return refusal(`python: unknown option ${option}`);
    } else return { kind: 'run', entry: { kind: 'file', file: option }, args: rest, takesInput: true };
  }
  if (stdin === '') return refusal('python: an interactive interpreter is not simulated; give a file or -c code', 1);
  return { kind: 'run', entry: { kind: 'code', code: stdin }, args: [], takesInput: false };
}
