// What people really type, from a public collection that is not part of the repository.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { azCommands } from '../../../src/azure/registry.ts';
import { allArguments, type ParserArgument, spellings } from '../../../src/shell/az/arguments.ts';
import { commandTree, findRoute } from '../../../src/shell/az/command-tree.ts';
import { parseArguments, spelledFlag } from '../../../src/shell/az/parse-arguments.ts';
import { AzTerminal } from './az-terminal.ts';

const PATH = join(import.meta.dirname, '../../../../shared/azure/corpus/az-ml-invocations.json');
const isThere = existsSync(PATH);
if (!isThere) console.warn('skipped: the collection of az lines is not beside the repository');

interface Invocation {
  readonly cmd: string; // 'az ml job create'
  readonly line: string; // with $VARS and trailing shell text
}

describe.skipIf(!isThere)('every line of the collection', () => {
  const invocations: readonly Invocation[] = isThere ? JSON.parse(readFileSync(PATH, 'utf8')).invocations : [];
  const root = commandTree(azCommands);

  it('names a known command', () => {
    const unknown = invocations.filter(({ cmd }) => findRoute(root, cmd.split(' ').slice(1)).kind !== 'command');
    expect(unknown).toEqual([]);
    expect(invocations.length).toBeGreaterThan(500);
  });

  it('uses flags that its command has, where the command is simulated', () => {
    const refused: string[] = [];
    for (const { line } of invocations) {
      const args = words(line);
      const route = args && findRoute(root, args);
      if (route?.kind !== 'command' || !route.leaf.command) continue;
      const parsed = parseArguments(route.rest, allArguments(route.leaf.command), 'az', () => true);
      if (parsed.error?.startsWith('unrecognized') || parsed.error?.startsWith('ambiguous'))
        refused.push(`${line}: ${parsed.error}`);
    }
    // Left by an older release of the extension.
    expect(refused.filter((line) => !line.includes('--with-package'))).toEqual([]);
  });
});

describe.skipIf(!isThere)('completion of every line of the collection', () => {
  const invocations: readonly Invocation[] = isThere ? JSON.parse(readFileSync(PATH, 'utf8')).invocations : [];
  const root = commandTree(azCommands);
  const terminal = new AzTerminal(azCommands);

  it('offers the next word of the command, and the next flag, whatever part of it is typed', () => {
    const missing: string[] = [];
    let asked = 0;
    for (const { line } of invocations) {
      const args = words(line);
      if (args === undefined) continue;
      const route = findRoute(root, args);
      if (route.kind !== 'command' || !route.leaf.command) continue;
      const declared = allArguments(route.leaf.command).filter(({ isUnsimulated }) => !isUnsimulated);
      const length = route.leaf.path.split(' ').length;
      for (const [i, word] of args.entries()) {
        const flag = word.replace(/=.*/s, '');
        const spelled = i < length ? undefined : spelledFlag(word, declared);
        // Values are the world's; a flag that is given twice is not offered again.
        if (i >= length && (!spelled || isGiven(args.slice(length, i), spelled.argument, declared))) continue;
        const wanted = spelled ? spellings(spelled.argument) : [word];
        for (const typed of new Set([flag.slice(0, 2), flag.slice(0, Math.ceil(flag.length / 2)), flag])) {
          asked++;
          const offered = terminal.complete([...args.slice(0, i), typed]);
          if (!offered.some((text) => wanted.includes(text) || text === word)) missing.push(`${line}: ${typed}`);
        }
      }
    }
    expect(missing).toEqual([]);
    expect(asked).toBeGreaterThan(1000);
  });
});

const isGiven = (before: readonly string[], argument: ParserArgument, declared: readonly ParserArgument[]): boolean =>
  !argument.isRepeatable && before.some((word) => spelledFlag(word, declared)?.argument === argument);

/** The words after `az`, undefined for lines that need a shell to be read. */
function words(line: string): string[] | undefined {
  const inner = /az (ml .*?)[\s`)\]]*$/s.exec(line.trim())?.[1];
  if (inner === undefined || /[|;&<>`]|\$\(|\$workspace_info|\$[A-Z_]*ARGS/.test(inner)) return undefined;
  return [...inner.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) => word.replace(/["']/g, ''));
}
