import { joinPath } from '../../kernel/files/file-tree.ts';
import type { ScriptEntry } from '../../kernel/script.ts';

/** A job's command as one Python process, or why it cannot be run here. */
export type CommandLine =
  | {
      readonly cwd: string;
      readonly entry: ScriptEntry;
      readonly args: readonly string[];
      readonly refusal?: undefined;
    }
  | { readonly refusal: string };

type Words = readonly string[];

/**
 * Reads a job's command: Python, perhaps after `cd folder &&`. A job of this simulator is one Python process; a command
 * that needs a real shell is refused in plain words.
 */
export function parseCommandLine(command: string, wd: string, env: { readonly [name: string]: string }): CommandLine {
  const split = splitCommands(command, env);
  if (typeof split === 'string') return refuse(split);
  let cwd = wd;
  for (const [index, words] of split.entries()) {
    const [program = '', ...rest] = words;
    if (program === 'cd' && rest.length === 1 && index < split.length - 1) cwd = joinPath(cwd, rest[0] ?? '');
    else if (!/^python3?(\.\d+)?$/.test(program)) return refuse(`the program '${program}'`);
    else if (index < split.length - 1) return refuse('more than one program in a command');
    else return python(rest, cwd);
  }
  return refuse('a command without a program');
}

const refuse = (what: string): CommandLine => ({
  refusal: `not simulated: ${what}. A job's command is one Python process, perhaps after 'cd <folder> &&'.`,
});

function python(args: Words, cwd: string): CommandLine {
  let rest = args;
  while (/^-[uBEs]+$/.test(rest[0] ?? '')) rest = rest.slice(1);
  const [first, second, ...more] = rest;
  if (first === undefined) return refuse('an interactive interpreter');
  if (first === '-m' && second !== undefined) return { cwd, entry: { kind: 'module', module: second }, args: more };
  if (first === '-c' && second !== undefined) return { cwd, entry: { kind: 'code', code: second }, args: more };
  if (first.startsWith('-')) return refuse(`the option ${first} of python`);
  return { cwd, entry: { kind: 'file', file: first }, args: rest.slice(1) };
}

/** Splits as a POSIX shell does: quotes, backslashes, `$NAME`; `&&`, `;` and line ends separate commands. */
function splitCommands(text: string, env: { readonly [name: string]: string }): Words[] | string {
  const commands: Words[] = [];
  let words: string[] = [];
  let word: string | undefined;
  const endWord = (): void => {
    if (word !== undefined) words.push(word);
    word = undefined;
  };
  const endCommand = (): void => {
    endWord();
    if (words.length > 0) commands.push(words);
    words = [];
  };
  let i = 0;
  while (i < text.length) {
    const char = text[i] as string;
    if (char === "'") {
      const end = text.indexOf("'", i + 1);
      if (end < 0) return 'a quote that is never closed';
      word = (word ?? '') + text.slice(i + 1, end);
      i = end + 1;
    } else if (char === '"') {
      const quoted = readDoubleQuoted(text, i + 1, env);
      if (!quoted) return 'a quote that is never closed, or a command inside a command';
      word = (word ?? '') + quoted.value;
      i = quoted.end;
    } else if (char === '\\') {
      if (text[i + 1] !== '\n') word = (word ?? '') + (text[i + 1] ?? '');
      i += 2;
    } else if (char === '$') {
      const variable = readVariable(text, i, env);
      if (!variable) return 'a command inside a command';
      if (variable.value !== '') {
        // Unquoted values are split at blanks.
        const [head = '', ...tail] = variable.value.split(/\s+/);
        word = (word ?? '') + head;
        for (const part of tail) {
          endWord();
          word = part;
        }
      }
      i = variable.end;
    } else if (char === '\n' || char === ';' || text.startsWith('&&', i)) {
      endCommand();
      i += char === '&' ? 2 : 1;
    } else if (/\s/.test(char)) {
      endWord();
      i++;
    } else if ('|&<>`()'.includes(char)) return `'${char}' in a command`;
    else {
      word = (word ?? '') + char;
      i++;
    }
  }
  endCommand();
  return commands;
}

function readDoubleQuoted(
  text: string,
  from: number,
  env: { readonly [name: string]: string },
): { readonly value: string; readonly end: number } | undefined {
  let value = '';
  let i = from;
  while (i < text.length && text[i] !== '"') {
    const next = text[i + 1] ?? '';
    if (text[i] === '`') return undefined;
    if (text[i] === '\\' && '"\\$`\n'.includes(next)) {
      if (next !== '\n') value += next;
      i += 2;
    } else if (text[i] === '$') {
      const variable = readVariable(text, i, env);
      if (!variable) return undefined;
      value += variable.value;
      i = variable.end;
    } else value += text[i++];
  }
  return i < text.length ? { value, end: i + 1 } : undefined;
}

function readVariable(
  text: string,
  at: number,
  env: { readonly [name: string]: string },
): { readonly value: string; readonly end: number } | undefined {
  const match = /^\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})/.exec(text.slice(at));
  if (!match) return text[at + 1] === '(' || text[at + 1] === '{' ? undefined : { value: '$', end: at + 1 };
  const name = match[1] ?? match[2] ?? '';
  return { value: Object.hasOwn(env, name) ? (env[name] ?? '') : '', end: at + match[0].length };
}
