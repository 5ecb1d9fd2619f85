// What people really type, from a public collection that is not part of the repository.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { azCommands } from '../../../src/azure/registry.ts';
import { allArguments } from '../../../src/shell/az/arguments.ts';
import { commandTree, findRoute } from '../../../src/shell/az/command-tree.ts';
import { parseArguments } from '../../../src/shell/az/parse-arguments.ts';

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

/** The words after `az`, undefined for lines that need a shell to be read. */
function words(line: string): string[] | undefined {
  const inner = /az (ml .*?)[\s`)\]]*$/s.exec(line.trim())?.[1];
  if (inner === undefined || /[|;&<>`]|\$\(|\$workspace_info|\$[A-Z_]*ARGS/.test(inner)) return undefined;
  return [...inner.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) => word.replace(/["']/g, ''));
}
