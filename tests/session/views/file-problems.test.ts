// What is said about a file before anybody uses it: the schema that `az` checks by, Python's own compiler, JSON.
import { beforeAll, describe, expect, it } from 'vitest';
import { nodeEngine } from '../../../src/cli/node-engine.ts';
import { repositoryAt } from '../../../src/scenario/repository-at.ts';
import { readScenario } from '../../../src/scenario/scenario-file.ts';
import type { Play } from '../../../src/session/play.ts';
import type { FileProblemsView } from '../../../src/session/views/file-problems-view.ts';
import { lookOnce } from '../../../src/session/watch-list.ts';
import { pack, startPlay } from '../../support/start-world.ts';

let play: Play;

const check = (path: string, text: string): FileProblemsView => {
  const scenario = readScenario(pack, 'sandbox');
  const watched = { world: play.world, start: play.world, scenario, context: nodeEngine().viewContext };
  return lookOnce({ name: 'file-problems', params: { path, text } }, watched) as FileProblemsView;
};
const problems = (path: string, text: string): string[] =>
  check(path, text).problems.map(
    ({ line, column, field, message }) => `${line}:${column}${field === null ? '' : ` ${field}`} ${message}`,
  );
const stored = (path: string): string => needFile(repositoryAt(pack, play.world.now), path);

function needFile(files: ReadonlyMap<string, string>, path: string): string {
  const text = files.get(path);
  if (text === undefined) throw new Error(`kestrand-ml has no ${path}`);
  return text;
}

beforeAll(async () => {
  await nodeEngine().ready();
  play = await startPlay('sandbox');
});

describe('a specification', () => {
  it.each([
    ['jobs/checkout_train.yml', 'Command job'],
    ['jobs/checkout_evaluate.yml', 'Command job'],
    ['environments/infer/env.yml', 'Environment'],
    ['endpoints/checkout-risk/endpoint.yml', 'Managed online endpoint'],
    ['endpoints/checkout-risk/green.yml', 'Managed online deployment'],
    ['schedules/checkout_weekly.yml', 'Schedule'],
  ])("of the company's own, %s, is the %s it says it is, without problems", (path, title) => {
    expect(check(path, stored(path))).toMatchObject({ spec: { title }, problems: [] });
  });

  it('names field and line of what is unknown, missing, misplaced or of another type', () => {
    const text = stored('endpoints/checkout-risk/green.yml')
      .replace('instance_count: 3', 'instance_count: three')
      .replace('  request_timeout_ms: 5000', '  request_timeout: 5000')
      .replace('  code: ../../src\n', '')
      .replace('instance_type: Standard_DS3_v2\n', '');
    expect(problems('endpoints/checkout-risk/green.yml', text)).toEqual([
      '1:1 instance_type Missing data for required field.',
      '5:1 code_configuration.code Missing data for required field.',
      '11:17 instance_count Not a valid integer.',
      '13:3 request_settings.request_timeout Unknown field.',
    ]);
  });

  it('says what the workspace and the folder do not hold, as a warning', () => {
    const text = stored('jobs/checkout_train.yml')
      .replace('kst-train:9', 'kst-train:99')
      .replace('cpu-train', 'gpu-train')
      .replace('code: ..', 'code: ../sources')
      .replace('checkout-labels:12', 'checkout-labels@newest');
    expect(check('jobs/checkout_train.yml', text).problems).toMatchObject([
      { line: 6, field: 'code', severity: 'warning', message: 'No such file or folder: ../sources' },
      { line: 22, field: 'inputs.labels.path' },
      { line: 29, field: 'environment', message: 'Not found environment kst-train:99.' },
      { line: 30, field: 'compute' },
    ]);
  });

  it('is known by its fields when it names no schema, and a conda file is none', () => {
    expect(check('x.yml', 'command: python a.py\nenvironment: azureml:kst-train:9\n').spec?.id).toBe('command-job');
    expect(check('x.yml', 'name: a\npath: x\ntype: custom_model\n').spec?.id).toBe('model');
    expect(check('conda.yml', stored('environments/train/conda.yml'))).toEqual({ spec: null, problems: [] });
    expect(check('config/prod.yml', stored('config/prod.yml'))).toEqual({ spec: null, problems: [] });
  });

  it('that is no YAML is told by its place', () => {
    const [problem] = check('jobs/x.yml', 'command: a\n  environment: b\n').problems;
    expect(problem).toMatchObject({ severity: 'error', field: null });
    expect(problem?.line).toBeLessThanOrEqual(2);
    const typing = check('x.yml', `${stored('endpoints/checkout-risk/green.yml')}inst`);
    expect(typing).toMatchObject({ spec: { id: 'online-deployment' }, problems: [{ line: 35, field: null }] });
  });
});

describe('a program', () => {
  it('that Python cannot read is told in its words', () => {
    expect(problems('a.py', 'def run(x):\n    return x\n')).toEqual([]);
    expect(problems('a.py', 'def run(x)\n    return x\n')).toEqual(["1:11 SyntaxError: expected ':'"]);
    expect(problems('a.py', 'def run(x):\nreturn x\n')).toEqual([
      '2:1 IndentationError: expected an indented block after function definition on line 1',
    ]);
    expect(problems('src/scoring/checkout_score.py', stored('src/scoring/checkout_score.py'))).toEqual([]);
  });
});

describe('JSON', () => {
  it('is told where it ends to be JSON', () => {
    const path = 'tests/fixtures/payloads/batch.json';
    expect(problems(path, stored(path))).toEqual([]);
    expect(problems(path, '{\n  "data": [1, 2,]\n}\n')).toEqual(["2:17 unexpected ']'"]);
    expect(problems('notes.md', '{')).toEqual([]);
  });
});
