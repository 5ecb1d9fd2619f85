import { getCommandNames } from 'just-bash/browser';
import { BUILT_INS } from '../completion/built-ins.ts';
import type { CompletionCall, Offer } from '../completion/completion-call.ts';
import { defineShellPart, failed, type PartSurroundings, printed, runBelow } from '../part.ts';
import { NOT_SIMULATED } from '../programs/not-simulated.ts';

const shownName = (name: string): string => name.replace(/^__/, '');

const described = (shell: PartSurroundings) =>
  [...shell.commands, ...shell.parts]
    .filter(({ summary }) => summary !== '')
    .map(({ name, summary }) => ({ name: shownName(name), summary }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

const programNames = (call: CompletionCall): Offer => (call.words.length === 0 ? { names: call.programs() } : {});

/** `help`: what this terminal can do, and what it cannot. */
export const help = defineShellPart({
  name: '__help',
  summary: '',
  complete: programNames,
  async run([name], call, shell) {
    const programs = described(shell);
    if (name !== undefined) {
      const known = programs.find((program) => program.name === name);
      return known ? printed(`${name}: ${known.summary}\n`) : runBelow(call, [name, '--help']);
    }
    const width = Math.max(...programs.map((program) => program.name.length));
    const own = new Set(programs.map((program) => program.name));
    const missing = new Set(NOT_SIMULATED);
    const builtIn = [...new Set<string>([...getCommandNames(), ...Object.keys(BUILT_INS)])].filter(
      (command) => !own.has(command) && !missing.has(command),
    );
    return printed(
      [
        'A bash in simulated time. What waits costs simulated time; Ctrl-C ends a line between two calls.',
        'Tab completes. More: az --help, git help, pager help, man <program>.',
        '',
        ...programs.map((program) => `  ${program.name.padEnd(width)}  ${program.summary}`),
        '',
        'Also:',
        ...wrapped(builtIn.sort()),
        '',
        'Known, but not simulated (they say so and fail):',
        ...wrapped([...NOT_SIMULATED].sort()),
        '',
      ].join('\n'),
    );
  },
});

function wrapped(words: readonly string[]): string[] {
  const lines: string[] = [];
  let line = ' ';
  for (const word of words) {
    if (line.length + word.length > 95) {
      lines.push(line);
      line = ' ';
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}

/** `man`: what a program says about itself. */
export const man = defineShellPart({
  name: 'man',
  summary: 'what a program says about itself',
  complete: programNames,
  async run(args, call, shell) {
    const name = args.find((arg) => !/^-|^\d$/.test(arg));
    if (name === undefined) return failed('What manual page do you want?\n');
    const isKnown = described(shell).some((program) => program.name === name);
    if (!isKnown && !(getCommandNames() as readonly string[]).includes(name))
      return failed(`No manual entry for ${name}\n`, 16);
    return runBelow(call, [name, '--help']);
  },
});

/** `less` and `more`: there are no pages to turn, so they print everything. */
const pagerOf = (name: string) =>
  defineShellPart({
    name,
    summary: 'print a file (there are no pages to turn)',
    run: (args, call) => runBelow(call, ['cat', ...args.filter((arg) => !/^[-+]./.test(arg))]),
  });

export const less = pagerOf('less');
export const more = pagerOf('more');
