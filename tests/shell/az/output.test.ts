// Results as `az` prints them. The expected texts were computed with knack, tabulate, PyYAML and jmespath in Python.
import { describe, expect, it } from 'vitest';
import { jsonText } from '../../../src/shell/az/output/json-text.ts';
import { yamlText } from '../../../src/shell/az/output/yaml-text.ts';
import { AzTerminal, echoCommands, SCOPE } from './az-terminal.ts';

const terminal = new AzTerminal(echoCommands);
const out = (line: string, isTerminal = false): string | undefined => {
  const outcome = terminal.type(`${line} --only-show-errors`, { env: SCOPE, isTerminal });
  expect(outcome).toMatchObject({ err: '' });
  return outcome.wait ? undefined : outcome.out;
};
const NAMED = "--query '[].{Status:status, Job:name}'";

describe('the result of a command', () => {
  it.each([
    [
      'ml job show -n calm_leek_2',
      '{\n  "archived": true,\n  "display_name": "nightly",\n  "id": "/y",\n  "name": "calm_leek_2",\n  "outputs": [],\n  "score": 12,\n  "status": "Failed",\n  "tags": {},\n  "type": "command"\n}\n',
    ],
    [
      `ml job list ${NAMED}`,
      '[\n  {\n    "Job": "brave_onion",\n    "Status": "Completed"\n  },\n  {\n    "Job": "calm_leek_2",\n    "Status": "Failed"\n  }\n]\n',
    ],
    ['ml job list --query []|[2:]', '[]\n'],
    ["ml job list --query '[0].status'", '"Completed"\n'],
    ["ml job list --query '[0].nothing'", ''],
    [
      'ml job list -o table',
      'Archived    Name         Score    Status     Display_name\n----------  -----------  -------  ---------  --------------\nFalse       brave_onion  0.5      Completed\nTrue        calm_leek_2  12       Failed     nightly\n',
    ],
    [
      `ml job list -o table ${NAMED}`,
      'Status     Job\n---------  -----------\nCompleted  brave_onion\nFailed     calm_leek_2\n',
    ],
    ["ml job list -o table --query '[].name'", 'Result\n-----------\nbrave_onion\ncalm_leek_2\n'],
    [
      "ml job list -o table --query '[].[name,status]'",
      'Column1      Column2\n-----------  ---------\nbrave_onion  Completed\ncalm_leek_2  Failed\n',
    ],
    ["ml job list -o table --query '[2:]'", '\n'],
    ['ml model list -o table', 'Name         Why\n-----------  -------\nbrave_onion\ncalm_leek_2  nightly\n'],
    [
      'ml job list -o tsv',
      'False\tNone\t/x\tbrave_onion\t2\t0.5\tCompleted\t\tcommand\nTrue\tnightly\t/y\tcalm_leek_2\t0\t12\tFailed\t\tcommand\n',
    ],
    [`ml job list -o tsv ${NAMED}`, 'Completed\tbrave_onion\nFailed\tcalm_leek_2\n'],
    [
      "ml job list -o tsv --query '[].[name,status,tags,outputs,display_name,archived]'",
      'brave_onion\tCompleted\t\t2\tNone\tFalse\ncalm_leek_2\tFailed\t\t0\tnightly\tTrue\n',
    ],
    ["ml job list -o tsv --query '[0].status'", 'Completed\n'],
    ['group exists -n x -o tsv', 'true\n'],
    [
      'ml job show -n calm_leek_2 -o yaml',
      'archived: true\ndisplay_name: nightly\nid: /y\nname: calm_leek_2\noutputs: []\nscore: 12\nstatus: Failed\ntags: {}\ntype: command\n',
    ],
    ["ml job show -n calm_leek_2 -o yaml --query 'name'", 'calm_leek_2\n...\n'],
    ['ml job show -n calm_leek_2 -o none', ''],
  ])('%s', (line, expected) => expect(out(line)).toBe(expected));

  it('has colours only in a terminal', () => {
    const line = "ml job show -n brave_onion -o jsonc --query '{a:score}'";
    expect(out(line)).toBe('{\n  "a": 0.5\n}\n');
    expect(out(line, true)).toBe('{\n  \u001b[94m"a"\u001b[39m: \u001b[34m0.5\u001b[39m\n}\n');
  });

  it('keeps the order of keys that look like numbers', () => {
    expect(jsonText({ b: 1, '10': 1, '2': 1 })).toBe('{\n  "10": 1,\n  "2": 1,\n  "b": 1\n}');
    expect(yamlText({ b: 1, '10': 1, '2': 1 })).toBe("'10': 1\n'2': 1\nb: 1\n");
  });

  it('quotes and folds YAML texts', () => {
    const value = {
      a: 'yes',
      b: '1',
      c: [{ x: 1, z: null }, { z: [] }],
      e: 'a\nb\n',
      f: 'x: y',
      i: `${'word '.repeat(20)}end`,
    };
    expect(yamlText(value)).toBe(
      `a: 'yes'\nb: '1'\nc:\n- x: 1\n  z: null\n- z: []\ne: 'a\n\n  b\n\n  '\nf: 'x: y'\ni: ${'word '.repeat(14)}word\n  ${'word '.repeat(5)}end\n`,
    );
  });

  it('cannot be a table without scalar values', () => {
    expect(terminal.type("ml job show -n brave_onion -o table --query '{a:tags}'", { env: SCOPE })).toEqual({
      err: 'ERROR: Table output unavailable. Use the --query option to specify an appropriate query.\n',
      code: 1,
    });
  });

  it('goes to stdout, notes before it to stderr', () => {
    expect(terminal.type('ml job list --query length(@)', { env: SCOPE })).toEqual({
      out: '2\n',
      err: 'Displaying all.\n',
    });
  });
});

describe('a query', () => {
  it.each(['foo[', 'azure-cli', ']'])('%s is refused before the command runs', (query) => {
    expect(terminal.words(['ml', 'job', 'list', '--query', query], { env: SCOPE })).toEqual({
      err: `ERROR: argument --query: invalid jmespath_type value: '${query}'\n`,
      code: 2,
    });
  });

  it('that does not fit the result fails with the reason', () => {
    const outcome = terminal.type("ml job list --query 'length(`1`)' --only-show-errors", { env: SCOPE });
    expect(outcome).toMatchObject({ code: 1 });
    expect((outcome as { err: string }).err).toMatch(/^ERROR: .*length\(\)/);
  });
});
