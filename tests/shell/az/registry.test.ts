// Every simulated command against the names and flags of the real CLI.
import { describe, expect, it } from 'vitest';
import { azCommands } from '../../../src/azure/registry.ts';
import { allArguments, isPositional, spellings } from '../../../src/shell/az/arguments.ts';
import { commandTree, findRoute } from '../../../src/shell/az/command-tree.ts';
import { KNOWN_FLAGS } from '../../../src/shell/az/known-flags.data.ts';

/** Spellings that the real CLI takes although its reference leaves them out. */
const UNLISTED = ['account show -s', 'account set -s', 'monitor metrics list --metric'];

/** Spellings that ours take and the real CLI does not. */
const OURS = ['ml model create -d'];

describe('the simulated commands', () => {
  it('are commands of the real CLI', () => {
    const known = commandTree([]);
    const invented = azCommands.filter(({ name }) => findRoute(known, name.split(' ')).kind !== 'command');
    expect(invented.map(({ name }) => name)).toEqual([]);
  });

  it('have flags of the real CLI, apart from those named here', () => {
    const invented = azCommands.flatMap(({ name, args }) => {
      const listed = Object.hasOwn(KNOWN_FLAGS, name) ? KNOWN_FLAGS[name]?.split(/[| ]/) : undefined;
      if (!listed) return [];
      const scope = ['--resource-group', '-g', '--workspace-name', '-w'];
      return args
        .filter((argument) => !isPositional(argument))
        .flatMap(spellings)
        .filter((spelling) => !listed.includes(spelling) && !scope.includes(spelling))
        .map((spelling) => `${name} ${spelling}`);
    });
    expect(invented.filter((one) => ![...UNLISTED, ...OURS].includes(one))).toEqual([]);
  });

  it('spell no two flags alike', () => {
    const doubled = azCommands.flatMap((command) => {
      const all = allArguments(command).flatMap(spellings);
      return all.filter((spelling, i) => all.indexOf(spelling) !== i).map((spelling) => `${command.name} ${spelling}`);
    });
    expect(doubled).toEqual([]);
  });
});
