import { beforeAll, describe, expect, it } from 'vitest';
import { nodeEngine } from '../../../src/cli/node-engine.ts';
import { MINUTE, SECOND } from '../../../src/kernel/time.ts';
import { readScenario } from '../../../src/scenario/scenario-file.ts';
import type { Play } from '../../../src/session/play.ts';
import type { JobCodeDiff } from '../../../src/session/views/job-code-diff-view.ts';
import type { JobComparison } from '../../../src/session/views/job-comparison-view.ts';
import type { JobFile, JobFiles } from '../../../src/session/views/job-files-view.ts';
import type { JobMetrics } from '../../../src/session/views/job-metrics-view.ts';
import type { JobRecipe } from '../../../src/session/views/job-recipes-view.ts';
import type { JobRow } from '../../../src/session/views/job-row.ts';
import type { JobView } from '../../../src/session/views/job-view.ts';
import { lookOnce } from '../../../src/session/watch-list.ts';
import { pack, startPlay } from '../../support/start-world.ts';
import { typeLines } from '../../support/type-lines.ts';

const LOG = 'artifacts/user_logs/std_log.txt';

let play: Play;
beforeAll(async () => {
  await nodeEngine().ready();
  play = await startPlay('sandbox');
}, 600_000);

const see = <Value>(name: string, params: unknown = {}): Value =>
  lookOnce(
    { name, params },
    {
      world: play.world,
      start: play.world,
      scenario: readScenario(pack, 'sandbox'),
      context: nodeEngine().viewContext,
    },
  ) as Value;

const job = (name: string): JobView => see<JobView>('job', { name });

/** Plays on until a job is where it should be. */
async function until(name: string, status: string): Promise<void> {
  for (let i = 0; i < 600 && job(name).status !== status; i++) await play.advance(play.world.now + SECOND);
  expect(job(name).status).toBe(status);
}

/** Submits a job file of its own: one Python process with this code. */
async function submit(name: string, code: string, more = ''): Promise<void> {
  await typeLines(
    play,
    `mkdir -p ~/${name}/src && cat > ~/${name}/src/main.py <<'END'\n${code}\nEND`,
    `cat > ~/${name}/job.yml <<'END'
type: command
code: src
command: python main.py
environment: azureml:kst-train:9
compute: azureml:cpu-train
experiment_name: trials
${more}
END`,
    `az ml job create --file ~/${name}/job.yml --name ${name} --query name`,
  );
}

describe('the list of jobs', () => {
  it('has them newest first, with times of running and of the end', () => {
    const rows = see<JobRow[]>('jobs');
    const [evaluate] = rows;
    expect(rows.slice(0, 4).map(({ name }) => name)).toEqual([
      'checkout-evaluate-v12',
      'checkout-train-v12',
      'checkout-evaluate-v11',
      'checkout-train-v11',
    ]);
    expect(rows).toHaveLength(12 + 5); // trainings since January, evaluations since there is something to compare with
    expect(evaluate).toMatchObject({ status: 'Completed', experiment: 'checkout-risk', compute: 'cpu-train' });
    expect(evaluate?.endedAt).toBeGreaterThan(evaluate?.startedAt ?? Number.POSITIVE_INFINITY);
  });
});

describe('a job of the past', () => {
  it('links what it read and names what was registered from it', () => {
    const train = job('checkout-train-v12');
    expect(train.inputs.find(({ name }) => name === 'orders')).toMatchObject({
      value: 'azureml:checkout-orders:12',
      segments: ['data', 'checkout-orders', '12'],
    });
    expect(job('checkout-evaluate-v12').inputs[0]).toMatchObject({ segments: ['models', 'checkout-risk', '12'] });
    expect(train.models).toEqual([{ name: 'checkout-risk', version: '12' }]);
    expect(train.commit).toMatch(/^[0-9a-f]{40}$/);
    expect(see('job', { name: 'nothing' })).toBeNull();
  });

  it('has its log, its outputs and its code as files', () => {
    const name = 'checkout-train-v12';
    const written = see<JobFiles>('job-files', { name, of: 'outputs' }).files.map(({ path }) => path);
    expect(written).toEqual([LOG, 'model/contract.yml', 'model/metrics.json', 'model/model.joblib']);
    expect(see<JobFile>('job-file', { name, of: 'outputs', file: LOG }).text).toMatch(/^training on 24000 orders/);
    const code = see<JobFile>('job-file', { name, of: 'code', file: 'config/prod.yml' });
    expect(code.text).toContain('background_rows: 1920');
    expect(see('job-file', { name, of: 'code', file: 'config/none.yml' })).toBeNull();
    expect(see('job-file', { name, of: 'outputs', file: 'model/../../x' })).toBeNull();
  });

  it('does not decode what is no text', () => {
    const file = see<JobFile>('job-file', { name: 'checkout-train-v12', of: 'outputs', file: 'model/model.joblib' });
    expect(file.size).toBeGreaterThan(100_000);
    expect(file.text).toBeNull();
  });

  it('can be submitted again from the file that has its command, with the data it had', () => {
    const [recipe, ...more] = see<JobRecipe[]>('job-recipes', { name: 'checkout-train-v11' });
    expect(more).toEqual([]);
    expect(recipe?.path).toBe('/home/oncall/kestrand-ml/jobs/checkout_train.yml');
    expect(recipe?.inputs[0]).toMatchObject({ name: 'orders', asset: 'checkout-orders', inFile: '12', inJob: '11' });
    expect(recipe?.inputs[0]?.versions.slice(0, 3)).toEqual(['12', '11', '10']);
  });
});

describe('two jobs side by side', () => {
  it('differ in data, parameters, metrics and code, and agree in the rest', () => {
    const { groups, missing } = see<JobComparison>('job-comparison', {
      names: ['checkout-train-v12', 'checkout-train-v11', 'nobody'],
    });
    expect(missing).toEqual(['nobody']);
    const differ = (id: string): string[] =>
      groups
        .find((group) => group.id === id)
        ?.rows.filter(({ isDifferent }) => isDifferent)
        .map(({ key }) => key) ?? [];
    expect(differ('properties')).toEqual(['git commit', 'code snapshot']);
    expect(differ('inputs')).toEqual(['orders', 'labels', 'evaluation']);
    expect(differ('parameters')).toContain('background_rows');
    expect(differ('metrics')).toContain('auc');
    expect(differ('files')).toEqual(expect.arrayContaining(['config/prod.yml', 'jobs/checkout_train.yml']));
    expect(differ('files')).not.toContain('src/jobs/train.py'); // colleagues touched it last before 11
  });

  it('show line by line what changed in a file', () => {
    const { hunks } = see<JobCodeDiff>('job-code-diff', {
      from: 'checkout-train-v11',
      to: 'checkout-train-v12',
      file: 'config/prod.yml',
    });
    expect(hunks).toMatch(/^@@ /);
    expect(hunks).toMatch(/^- {2}background_rows: 1600/m);
    expect(hunks).toMatch(/^\+ {2}background_rows: 1920/m);
  });
});

describe('a job that runs', () => {
  it('shows its log as it is written, and its metrics when it is over', async () => {
    const code = [
      "print('begun', flush=True)",
      'import mlflow, time',
      'for step in range(200):',
      '    time.sleep(1)',
      "    mlflow.log_metric('loss', 1.0 / (step + 1), step=step)",
      "    mlflow.log_metric('spike', 5.0 if step == 77 else 0.0, step=step)",
      "print('done')",
    ].join('\n');
    await submit('slow', code);
    await until('slow', 'Running');
    await play.advance(play.world.now + MINUTE);
    const early = see<JobFile>('job-file', { name: 'slow', of: 'outputs', file: LOG });
    expect(early).toMatchObject({ isGrowing: true, text: 'begun\n' });
    expect(see<JobMetrics>('job-metrics', { name: 'slow' })).toEqual({ isKnown: false, metrics: [], params: {} });
    await until('slow', 'Completed');
    const late = see<JobFile>('job-file', { name: 'slow', of: 'outputs', file: LOG });
    expect(late).toMatchObject({ isGrowing: false, text: 'begun\ndone\n' });
    const [loss, spike] = see<JobMetrics>('job-metrics', { name: 'slow' }).metrics;
    expect(loss).toMatchObject({ key: 'loss', count: 200, last: 0.005 });
    // Two hundred values are thinned to what a chart can take, and the one step that matters is still there.
    expect(spike?.points.length).toBeLessThanOrEqual(120);
    expect(spike?.points).toContainEqual({ step: 77, value: 5 });
  }, 120_000);

  it('that fails says why in the words of the platform', async () => {
    await submit('broken', "raise ValueError('no such column: channel')");
    await until('broken', 'Failed');
    expect(job('broken').error).toMatchObject({ code: 'UserError' });
    expect(job('broken').hasProducts).toBe(false);
    expect(job('checkout-train-v12').hasProducts).toBe(true);
    expect(job('broken').error?.message).toContain('no such column: channel');
    expect(job('broken').history.map(({ status }) => status)).toEqual([
      'NotStarted',
      'Starting',
      'Queued',
      'Running',
      'Failed',
    ]);
  }, 120_000);
});
