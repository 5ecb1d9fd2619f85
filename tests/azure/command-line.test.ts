import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../src/azure/job/command-line.ts';
import { parseReference } from '../../src/azure/reference.ts';

const parse = (command: string) => parseCommandLine(command, '/wd', { HOME: '/root', TWO: 'a b' });
const file = (name: string) => ({ kind: 'file', file: name });

describe('the command of a job', () => {
  it.each([
    ['python train.py', { cwd: '/wd', entry: file('train.py'), args: [] }],
    ['python3 -u jobs/train.py --rate 0.5', { cwd: '/wd', entry: file('jobs/train.py'), args: ['--rate', '0.5'] }],
    ['python -m jobs.train x', { cwd: '/wd', entry: { kind: 'module', module: 'jobs.train' }, args: ['x'] }],
    ['python -c \'print("a b")\'', { cwd: '/wd', entry: { kind: 'code', code: 'print("a b")' }, args: [] }],
    ['cd jobs && python train.py', { cwd: '/wd/jobs', entry: file('train.py'), args: [] }],
    ['cd jobs\npython train.py \\\n  --x 1\n', { cwd: '/wd/jobs', entry: file('train.py'), args: ['--x', '1'] }],
    [
      `python t.py "$HOME/x y" $\{HOME}/z '$HOME'`,
      { cwd: '/wd', entry: file('t.py'), args: ['/root/x y', '/root/z', '$HOME'] },
    ],
    ['python t.py $TWO "$TWO" $NONE "" a\\ b', { cwd: '/wd', entry: file('t.py'), args: ['a', 'b', 'a b', '', 'a b'] }],
    ['python t.py "a \\"b\\" \\$HOME"', { cwd: '/wd', entry: file('t.py'), args: ['a "b" $HOME'] }],
  ])('%j is split as a shell does', (command, expected) => {
    expect(parse(command)).toEqual(expected);
  });

  it.each([
    ['bash run.sh', "the program 'bash'"],
    ['python a.py && python b.py', 'more than one program'],
    ['python a.py | tee log', "'|'"],
    ['python a.py > log', "'>'"],
    ['python a.py $(date)', 'a command inside a command'],
    ['python "a.py', 'a quote that is never closed'],
    ['python', 'an interactive interpreter'],
    ['python -i a.py', 'the option -i'],
    ['', 'a command without a program'],
  ])('%j is refused in plain words', (command, why) => {
    expect(parse(command).refusal).toContain(`not simulated: ${why}`);
  });
});

describe('a reference', () => {
  it.each([
    ['azureml:orders:12', { kind: 'asset', name: 'orders', version: '12', label: null }],
    ['azureml:orders@latest', { kind: 'asset', name: 'orders', version: null, label: 'latest' }],
    ['azureml:cpu-train', { kind: 'asset', name: 'cpu-train', version: null, label: null }],
    [
      'azureml:/subscriptions/s/resourceGroups/g/providers/p/workspaces/w/models/m/versions/3',
      { kind: 'asset', name: 'm', version: '3', label: null },
    ],
    ['azureml://datastores/curated/paths/orders/', { kind: 'datastore', datastore: 'curated', path: 'orders/' }],
    [
      'azureml://subscriptions/s/resourcegroups/g/workspaces/w/datastores/curated/paths/a/b',
      { kind: 'datastore', datastore: 'curated', path: 'a/b' },
    ],
    ['azureml://jobs/j/outputs/model', { kind: 'job-output', job: 'j', output: 'model', path: '' }],
    [
      'azureml://jobs/j/outputs/artifacts/paths/outputs/m/',
      { kind: 'job-output', job: 'j', output: 'artifacts', path: 'outputs/m/' },
    ],
    ['runs:/j/model', { kind: 'job-output', job: 'j', output: 'artifacts', path: 'model' }],
    ['azureml://registries/mlr-kst/models/m/versions/1', { kind: 'registry', registry: 'mlr-kst' }],
    ['https://x.blob.core.windows.net/c/b', { kind: 'remote', uri: 'https://x.blob.core.windows.net/c/b' }],
    ['./data', { kind: 'local', path: './data' }],
    ['file:data', { kind: 'local', path: 'data' }],
  ])('%s is read', (text, expected) => {
    expect(parseReference(text)).toEqual(expected);
  });
});
