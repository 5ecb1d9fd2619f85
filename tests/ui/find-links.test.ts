// Words of output that lead somewhere, and those that only look like it.
import { describe, expect, it } from 'vitest';
import { findLinks } from '../../src/ui/terminal/find-links.ts';
import { linkIndex } from '../../src/ui/terminal/link-index.ts';

const COMMIT = '5166805f3c1d2e4b6a798081929394959697989a';
const index = linkIndex(
  [
    { kind: 'endpoint', name: 'checkout-risk', about: '', segments: [] },
    { kind: 'endpoint', name: 'returns', about: '', segments: [] },
    { kind: 'job', name: 'checkout-train-v12', about: '', segments: [] },
    { kind: 'model', name: 'checkout-risk:12', about: '', segments: [] },
    { kind: 'data', name: 'orders:3', about: '', segments: [] },
    { kind: 'environment', name: 'kst-infer:9', about: '', segments: [] },
    { kind: 'monitor', name: 'checkout-monitor', about: '', segments: ['monitors', 'checkout-monitor'] },
    { kind: 'alert', name: 'checkout-risk-latency', about: '', segments: ['alerts', 'checkout-risk-latency'] },
  ],
  {
    deployments: [{ endpoint: 'checkout-risk', name: 'green' }],
    hosts: [{ host: 'checkout-risk.westeurope.inference.ml.azure.com', endpoint: 'checkout-risk' }],
    files: ['README.md', 'src/scoring/checkout_score.py', 'src/kestrand/features.py', 'jobs/train.yml'],
    commits: [COMMIT],
  },
);
const CWD = '~/kestrand-ml';
const WORKSPACE = '/subscriptions/5c0f/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/mlw';

/** Linked words with where they lead. */
const linked = (text: string, line = 'cat x', cwd = CWD): [string, string][] =>
  findLinks(text, index, { line, cwd }).map(({ from, to, href }) => [text.slice(from, to), href]);

describe('links in output', () => {
  it.each([
    ['Job checkout-train-v12.', 'checkout-train-v12', '#/jobs/checkout-train-v12'],
    ['Alert checkout-risk-latency fired', 'checkout-risk-latency', '#/alerts/checkout-risk-latency'],
    ['Monitor checkout-monitor on', 'checkout-monitor', '#/monitors/checkout-monitor'],
    ['INC-1, Sev2', 'INC-1', '#/desk'],
    [
      '"path": "azureml://jobs/checkout-train-v12/outputs/a"',
      'azureml://jobs/checkout-train-v12/outputs/a',
      '#/jobs/checkout-train-v12',
    ],
    [
      'Web View: https://ml.azure.com/runs/checkout-train-v12?wsid=/x',
      'https://ml.azure.com/runs/checkout-train-v12?wsid=/x',
      '#/jobs/checkout-train-v12',
    ],
    ['model: azureml:checkout-risk:12', 'azureml:checkout-risk:12', '#/models/checkout-risk/12'],
    ['(kst-infer:9)', 'kst-infer:9', '#/environments/kst-infer/9'],
    ['from orders:3,', 'orders:3', '#/data/orders/3'],
    [
      `"id": "azureml:${WORKSPACE}/models/checkout-risk/versions/12"`,
      `azureml:${WORKSPACE}/models/checkout-risk/versions/12`,
      '#/models/checkout-risk/12',
    ],
    [
      `"id": "${WORKSPACE}/onlineEndpoints/checkout-risk/deployments/green"`,
      `${WORKSPACE}/onlineEndpoints/checkout-risk/deployments/green`,
      '#/endpoints/checkout-risk',
    ],
    [
      'POST https://checkout-risk.westeurope.inference.ml.azure.com/score',
      'https://checkout-risk.westeurope.inference.ml.azure.com/score',
      '#/endpoints/checkout-risk?tab=test',
    ],
    ['returns answers slowly', 'returns', '#/endpoints/returns'],
    ['"endpoint_name": "checkout-risk"', 'checkout-risk', '#/endpoints/checkout-risk'],
    ['checkout-risk/green took it', 'checkout-risk/green', '#/endpoints/checkout-risk'],
    ['commit 5166805 (HEAD)', '5166805', `#/repository?commit=${COMMIT}`],
    [`commit ${COMMIT}`, COMMIT, `#/repository?commit=${COMMIT}`],
    ['pinned #/jobs?status=Failed', '#/jobs?status=Failed', '#/jobs?status=Failed'],
    ['README.md  docs', 'README.md', '#/repository/README.md'],
    [
      'src/scoring/checkout_score.py:12:def run',
      'src/scoring/checkout_score.py:12',
      '#/repository/src/scoring/checkout_score.py?line=12',
    ],
    [
      '  File "/var/azureml-app/src/scoring/checkout_score.py", line 41, in run',
      '/var/azureml-app/src/scoring/checkout_score.py',
      '#/repository/src/scoring/checkout_score.py?line=41',
    ],
    [
      '  File "/home/oncall/kestrand-ml/src/kestrand/features.py", line 7',
      '/home/oncall/kestrand-ml/src/kestrand/features.py',
      '#/repository/src/kestrand/features.py?line=7',
    ],
    ['+++ b/jobs/train.yml', 'b/jobs/train.yml', '#/repository/jobs/train.yml'],
  ])('%s', (text, word, href) => expect(linked(text)).toEqual([[word, href]]));

  it.each([
    'experiment_name: checkout-risk',
    'Release 1.10: checkout-risk 12 on green',
    'checkout-risk:13',
    'job checkout-train-v13',
    'deadbeef1',
    'green',
    'https://example.com/score',
    'https://ml.azure.com/runs/nobody',
    `${WORKSPACE}/models/checkout-risk/versions/99`,
    '/usr/lib/python3/other/features.py',
    'src/scoring',
  ])('none in: %s', (text) => expect(linked(text)).toEqual([]));

  it('names of deployments below commands about their endpoint only', () => {
    const line = 'az ml online-deployment list --endpoint-name checkout-risk';
    expect(linked('green  Succeeded', line)).toEqual([['green', '#/endpoints/checkout-risk']]);
    expect(linked('"name": "checkout-risk"', line)).toEqual([['checkout-risk', '#/endpoints/checkout-risk']]);
    expect(linked('"name": "checkout-risk"', 'az ml model show -n checkout-risk')).toEqual([]);
  });

  it('paths from where the line was typed', () => {
    const found = [['features.py', '#/repository/src/kestrand/features.py']];
    expect(linked('features.py', 'ls', `${CWD}/src/kestrand`)).toEqual(found);
    expect(linked('features.py', 'ls', CWD)).toEqual([]);
    expect(linked('../../README.md', 'ls', `${CWD}/src/kestrand`)).toEqual([
      ['../../README.md', '#/repository/README.md'],
    ]);
    expect(linked('README.md', 'ls', '/tmp')).toEqual([]);
  });
});
