import { beforeAll, describe, expect, it } from 'vitest';
import { nodeEngine } from '../../../src/cli/node-engine.ts';
import { parseIsoTime } from '../../../src/kernel/time.ts';
import { readScenario } from '../../../src/scenario/scenario-file.ts';
import type { Play } from '../../../src/session/play.ts';
import type { EnvironmentPage } from '../../../src/session/views/environment-view.ts';
import type { EnvironmentListRow } from '../../../src/session/views/environments-view.ts';
import type { ModelPage } from '../../../src/session/views/model-view.ts';
import type { ModelListRow } from '../../../src/session/views/models-view.ts';
import type { FileText } from '../../../src/session/views/tree-files.ts';
import { lookOnce } from '../../../src/session/watch-list.ts';
import { pack, startPlay } from '../../support/start-world.ts';

let play: Play;
beforeAll(async () => {
  play = await startPlay('model-load-in-run');
}, 600_000);

const see = <Value>(name: string, params: unknown = {}): Value =>
  lookOnce(
    { name, params },
    {
      world: play.world,
      start: play.world,
      scenario: readScenario(pack, 'model-load-in-run'),
      context: nodeEngine().viewContext,
    },
  ) as Value;

describe('the list of models', () => {
  it('has every version, newest first, with its run and what serves it', () => {
    const rows = see<ModelListRow[]>('models');
    expect(rows.map(({ name, version, isLatest }) => [name, version, isLatest])).toEqual(
      Array.from({ length: 12 }, (_, i) => ['checkout-risk', String(12 - i), i === 0]),
    );
    expect(rows[0]).toMatchObject({ job: 'checkout-train-v12', experiment: 'checkout-risk', isArchived: false });
    // Ten minutes ago all traffic went from blue (11) to green (12).
    expect(rows.map(({ servedBy }) => servedBy)).toEqual([
      [{ endpoint: 'checkout-risk', deployment: 'green', share: 1 }],
      [{ endpoint: 'checkout-risk', deployment: 'blue', share: 0 }],
      ...Array.from({ length: 10 }, () => []),
    ]);
  });
});

describe('a version of a model', () => {
  it('is null when there is none', () => {
    expect(see('model', { name: 'checkout-risk', version: '99' })).toBeNull();
    expect(see('model-file', { name: 'checkout-risk', version: '12', path: 'nothing.txt' })).toBeNull();
  });

  it('is the latest one when nobody says which', () => {
    expect(see<ModelPage>('model', { name: 'checkout-risk', version: null }).version).toBe('12');
    expect(see<EnvironmentPage>('environment', { name: 'kst-infer', version: null }).version).toBe('9');
    expect(see('environment', { name: 'nobody', version: null })).toBeNull();
  });

  it('knows the versions with what their runs logged', () => {
    const { versions, latest, id } = see<ModelPage>('model', { name: 'checkout-risk', version: '11' });
    expect(latest).toBe('12');
    expect(id).toMatch(/^azureml:\/subscriptions\/.+\/workspaces\/mlw-kst-prod\/models\/checkout-risk\/versions\/11$/);
    expect(versions.map(({ version }) => version)).toEqual(Array.from({ length: 12 }, (_, i) => String(12 - i)));
    for (const { metrics, params } of versions.slice(0, 5)) {
      expect(metrics.auc).toBeGreaterThan(0.85);
      expect(params.rows).toBe('24000');
    }
    expect(versions[0]?.metrics.auc).not.toBe(versions[1]?.metrics.auc);
  });

  it('comes from data, an environment and a commit, and is read by the jobs that evaluated it', () => {
    const { lineage } = see<ModelPage>('model', { name: 'checkout-risk', version: '12' });
    expect(lineage.run).toMatchObject({ name: 'checkout-train-v12', status: 'Completed', compute: 'cpu-train' });
    expect(lineage.inputs).toEqual([
      { input: 'orders', kind: 'data', name: 'checkout-orders', version: '12' },
      { input: 'labels', kind: 'data', name: 'checkout-labels', version: '12' },
      { input: 'evaluation', kind: 'data', name: 'checkout-eval', version: '7' },
    ]);
    expect(lineage.environment).toEqual({ name: 'kst-train', version: '9' });
    expect(lineage.commit?.commit).toMatch(/^[0-9a-f]{40}$/);
    expect(lineage.readBy).toEqual([{ job: 'checkout-evaluate-v12', input: 'candidate', status: 'Completed' }]);
  });

  it('remembers which deployments held it, and when', () => {
    const { lineage } = see<ModelPage>('model', { name: 'checkout-risk', version: '11' });
    expect(lineage.served.map(({ deployment, share }) => [deployment, share])).toEqual([
      ['blue', 0],
      ['blue', 1],
      ['blue', 0],
    ]);
    const [now, live] = lineage.served;
    expect(now?.to).toBeNull();
    expect(live?.to).toBe(now?.from);
    expect(live?.to).toBeGreaterThan(parseIsoTime('2026-03-10T16:20Z') as number);
    expect(live?.to).toBeLessThan(parseIsoTime('2026-03-10T16:22Z') as number);
  });

  it('shows its files, and the text of those that are text', () => {
    const { files } = see<ModelPage>('model', { name: 'checkout-risk', version: '12' });
    expect(files?.map(({ path }) => path)).toEqual(['contract.yml', 'metrics.json', 'model.joblib']);
    const metrics = see<FileText>('model-file', { name: 'checkout-risk', version: '12', path: 'metrics.json' });
    expect(JSON.parse(metrics.text ?? '')).toHaveProperty('auc');
    expect(metrics.size).toBe(files?.find(({ path }) => path === 'metrics.json')?.size);
  });

  it('changes with what is typed', async () => {
    const line =
      "az ml model update --name checkout-risk --version 12 --set tags.reviewed=yes --set description='Late' -o none";
    await play.input({ type: 'line', terminal: 'terminal-1', line });
    await play.input({ type: 'line', terminal: 'terminal-1', line: 'az ml model archive -n checkout-risk -v 11' });
    await play.advance(play.world.now + 60_000);
    const { tags, description, versions } = see<ModelPage>('model', { name: 'checkout-risk', version: '12' });
    expect(tags.reviewed).toBe('yes');
    expect(description).toBe('Late');
    expect(versions.find(({ version }) => version === '11')?.isArchived).toBe(true);
  });
});

describe('environments', () => {
  it('say what uses them', () => {
    const rows = see<EnvironmentListRow[]>('environments');
    const of = (name: string) => rows.find((row) => row.name === name);
    expect(of('kst-train')).toMatchObject({ version: '9', jobs: 4, deployments: 0, isLatest: true });
    expect(of('kst-infer')).toMatchObject({ version: '9', jobs: 0, deployments: 2 });
    expect(of('kst-infer')?.build.state).toBe('Succeeded');
  });

  it('show their conda file as YAML, and the exact packages', () => {
    const page = see<EnvironmentPage>('environment', { name: 'kst-infer', version: '9' });
    expect(page.conda).toContain('- scikit-learn==1.5.2\n');
    expect(page.packages).toContainEqual({ name: 'scikit-learn', version: '1.5.2' });
    expect(page.deployments.map(({ name, state }) => [name, state])).toEqual([
      ['blue', 'Succeeded'],
      ['green', 'Succeeded'],
    ]);
  });

  it('tell what a new version changes', async () => {
    const conda = '{"dependencies":["python=3.11",{"pip":["scikit-learn==1.6.1","joblib==1.4.2"]}]}';
    const lines = [
      `echo '${conda}' > /tmp/conda.yml`,
      'az ml environment create --name kst-infer --version 10 --image mcr.example/other --conda-file /tmp/conda.yml -o none',
    ];
    for (const line of lines) await play.input({ type: 'line', terminal: 'terminal-1', line });
    await play.advance(play.world.now + 60_000);
    const { versions, latest } = see<EnvironmentPage>('environment', { name: 'kst-infer', version: '9' });
    expect(latest).toBe('10');
    expect(versions[0]).toMatchObject({
      version: '10',
      isImageNew: true,
      changes: [
        { name: 'azureml-inference-server-http', before: '1.4.0', after: null },
        { name: 'pyyaml', before: '6.0.2', after: null },
        { name: 'scikit-learn', before: '1.5.2', after: '1.6.1' },
      ],
    });
    expect(versions[1]).toMatchObject({
      version: '9',
      isFirst: false,
      changes: [
        { name: 'azureml-inference-server-http', before: '1.2.2', after: '1.4.0' },
        { name: 'scikit-learn', before: '1.5.1', after: '1.5.2' },
      ],
    });
    expect(versions.at(-1)).toMatchObject({ version: '1', isFirst: true, changes: [] });
  });
});
