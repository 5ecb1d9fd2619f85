// Jobs whose process is really run: CPython in the interpreter the game uses.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Job, jobLog, jobStatus, jobs } from '../../src/azure/job/job.ts';
import type { ScriptRunner } from '../../src/kernel/script.ts';
import { testPython } from '../support/python.ts';
import { type Estate, estate, JOB_YAML } from './estate.ts';

const TRAIN = `import argparse, csv, json, os, sys
from pathlib import Path
import mlflow
from steps.mean import mean

parser = argparse.ArgumentParser()
for name in ("--orders", "--rate", "--model"):
    parser.add_argument(name)
args = parser.parse_args()
rows = []
for path in sorted(Path(args.orders).iterdir()):
    with path.open() as file:
        rows += [float(row["b"]) for row in csv.DictReader(file)]
    print("read", path.name)
value = mean(rows) * float(args.rate)
mlflow.log_metric("value", value)
Path(args.model, "model.json").write_text(json.dumps({"value": value, "run": os.environ["AZUREML_RUN_ID"]}))
Path("outputs").mkdir(exist_ok=True)
Path("outputs/note.txt").write_text("kept")
print("done", file=sys.stderr)
`;
const MEAN = `def mean(values):
    return sum(values) / len(values)
`;

describe('a job that runs Python', () => {
  let runner: ScriptRunner | undefined;
  const submit = async (files: { readonly [path: string]: string }): Promise<{ world: Estate; job: () => Job }> => {
    const world = await estate((spec) => (runner as ScriptRunner).run(spec));
    runner = await testPython(world.content);
    await world.write({ 'job.yml': JOB_YAML, 'src/train.py': TRAIN, 'src/steps/mean.py': MEAN, ...files });
    await world.json('ml job create', { file: 'job.yml', name: 'real' });
    await world.pass(600);
    return { world, job: () => jobs.need(world.world, 'real') };
  };
  beforeAll(async () => {
    await submit({});
  }, 120_000);

  it('reads its mounted data, prints, tracks and leaves its outputs', async () => {
    const { world, job } = await submit({});
    expect(jobLog(job(), world.content)).toBe('read day-62.csv\nread day-63.csv\ndone\n');
    expect(jobStatus(job())).toBe('Completed');
    // (2 + 4) / 2 · 0.5
    expect(job().tracked.metrics).toEqual({ value: [{ step: 0, value: 1.5 }] });
    await world.az('ml job download', { name: 'real', all: true });
    expect(JSON.parse(world.read('named-outputs/model/model.json'))).toEqual({ value: 1.5, run: 'real' });
    expect(world.read('artifacts/outputs/note.txt')).toBe('kept');
  });

  it('fails with a traceback that names the files of the repository', async () => {
    const { job } = await submit({ 'src/steps/mean.py': 'def mean(values):\n    return sum(values) / 0\n' });
    expect(jobStatus(job())).toBe('Failed');
    const wd = '/mnt/azureml/cr/j/real/exe/wd';
    expect(job().error?.message).toContain(`File "${wd}/steps/mean.py", line 2, in mean\n    return sum(values) / 0`);
    expect(job().error?.message).toMatch(/ZeroDivisionError: .*division by zero\n$/);
  });

  it('cannot import what its environment does not install', async () => {
    const { job } = await submit({ 'src/train.py': 'import azure.identity\n' });
    expect(job().error?.message).toContain("ModuleNotFoundError: No module named 'azure");
  });

  it('exits as Python does when its script is missing', async () => {
    const { world, job } = await submit({ 'job.yml': JOB_YAML.replace('train.py', 'trian.py') });
    expect(jobStatus(job())).toBe('Failed');
    expect(jobLog(job(), world.content)).toContain("can't open file '/mnt/azureml/cr/j/real/exe/wd/trian.py'");
    expect(job().error?.message).toContain('exited with status code 2');
  });

  it('stays Running when it never ends', async () => {
    const { job } = await submit({ 'src/train.py': 'print("begin", flush=True)\nwhile True:\n    pass\n' });
    expect(jobStatus(job())).toBe('Running');
  }, 30_000);
});
