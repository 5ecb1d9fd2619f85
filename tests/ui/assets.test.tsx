// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { EnvironmentPage as Environment } from '../../src/session/views/environment-view.ts';
import type { ModelPage as Model, ModelVersionRow } from '../../src/session/views/model-view.ts';
import type { ModelListRow } from '../../src/session/views/models-view.ts';
import EnvironmentPage from '../../src/ui/pages/EnvironmentPage.tsx';
import ModelPage from '../../src/ui/pages/ModelPage.tsx';
import ModelsPage from '../../src/ui/pages/ModelsPage.tsx';
import { openPage, T0 } from './page.tsx';

const versionOf = (version: string, changed: Partial<ModelVersionRow> = {}): ModelVersionRow => ({
  version,
  createdAt: T0 - 1000 * (20 - Number(version)),
  createdBy: 'checkout-ds',
  stage: null,
  tags: {},
  isArchived: false,
  job: `checkout-train-v${version}`,
  metrics: {},
  params: {},
  servedBy: [],
  ...changed,
});

const VERSIONS = [
  versionOf('12', {
    metrics: { auc: 0.89, ece: 0.003 },
    params: { rows: '24000' },
    servedBy: [{ endpoint: 'checkout-risk', deployment: 'green', share: 0.9 }],
  }),
  versionOf('11', { metrics: { auc: 0.88, ece: 0.003 }, params: { rows: '20000' } }),
  versionOf('10'),
];

const modelOf = (changed: Partial<Model> = {}): Model => ({
  workspace: 'mlw-kst-prod',
  name: 'checkout-risk',
  version: '12',
  latest: '12',
  id: 'azureml:/subscriptions/s/models/checkout-risk/versions/12',
  type: 'custom_model',
  stage: null,
  description: '',
  tags: { stage: 'candidate' },
  properties: {},
  source: 'azureml://datastores/blob/paths/model',
  createdAt: T0,
  createdBy: 'checkout-ds',
  modifiedAt: T0,
  modifiedBy: 'model-risk',
  isArchived: false,
  versions: VERSIONS,
  files: [
    { path: 'metrics.json', size: 336 },
    { path: 'model.joblib', size: 480_716 },
  ],
  lineage: {
    run: {
      name: 'checkout-train-v12',
      displayName: 'checkout-train',
      experiment: 'checkout-risk',
      status: 'Completed',
      startedAt: T0 - 5000,
      endedAt: T0 - 1000,
      compute: 'cpu-train',
    },
    inputs: [{ input: 'orders', kind: 'data', name: 'checkout-orders', version: '12' }],
    environment: { name: 'kst-train', version: '9' },
    commit: { repository: '/srv/git/kestrand-ml.git', branch: 'main', commit: 'b4000f5'.padEnd(40, '0') },
    deployments: [],
    served: [],
    readBy: [],
  },
  ...changed,
});

function openModel(changed: Partial<Model> = {}, hash = '#/models/checkout-risk/12') {
  window.location.hash = hash;
  const page = openPage();
  page.begin();
  page.render(<ModelPage params={{ name: 'checkout-risk', version: '12' }} />);
  page.see('model', { name: 'checkout-risk', version: '12' }, modelOf(changed));
  return page;
}

describe('the list of models', () => {
  const row = (version: string, changed: Partial<ModelListRow>): ModelListRow => ({
    name: 'checkout-risk',
    version,
    type: 'custom_model',
    stage: null,
    job: null,
    experiment: null,
    source: 'azureml://datastores/blob/paths/model',
    createdAt: T0 + Number(version),
    createdBy: 'checkout-ds',
    tags: {},
    isLatest: false,
    isArchived: false,
    servedBy: [],
    ...changed,
  });

  it('hides archived versions and can show the latest only; both stand in the address', async () => {
    const page = openPage();
    page.begin();
    page.render(<ModelsPage />);
    page.see('models', {}, [row('12', { isLatest: true }), row('11', {}), row('10', { isArchived: true })]);
    const versions = () => within(screen.getByRole('table')).getAllByRole('row').slice(1).length;
    expect(versions()).toBe(2);
    await page.user.click(screen.getByRole('switch', { name: 'Include archived' }));
    expect(versions()).toBe(3);
    expect(screen.getByText('Archived')).toBeInTheDocument();
    await page.user.click(screen.getByRole('switch', { name: 'Show latest version only' }));
    expect(versions()).toBe(1);
    expect(window.location.hash).toContain('archived=on');
    expect(window.location.hash).toContain('latest=on');
  });
});

describe('the page of a model', () => {
  it('says that there is no such version, and leads back to the list', () => {
    const page = openPage();
    page.begin();
    page.render(<ModelPage params={{ name: 'nobody', version: '1' }} />);
    page.see('model', { name: 'nobody', version: '1' }, null);
    expect(screen.getByRole('alert')).toHaveTextContent('There is no such thing here.');
    expect(screen.getByRole('link', { name: /Models/ })).toHaveAttribute('href', '#/models');
  });

  it('sets a tag with the command it shows; a name with a dot is refused', async () => {
    const page = openModel();
    await page.user.click(screen.getByRole('button', { name: 'Set tag' }));
    const dialog = screen.getByRole('dialog', { name: 'Set tag' });
    const key = within(dialog).getByRole('textbox', { name: /Name of the tag/ });
    await page.user.type(key, 'a.b');
    expect(within(dialog).getByRole('button', { name: 'Save' })).toBeDisabled();
    await page.user.clear(key);
    await page.user.type(key, 'reviewed');
    await page.user.type(within(dialog).getByRole('textbox', { name: 'Value' }), '12');
    // A number would stay a number; quoted it is the text that was typed.
    const line = `az ml model update --name checkout-risk --version 12 --set 'tags.reviewed="12"'`;
    expect(within(dialog).getByText(line)).toBeInTheDocument();
    await page.user.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(page.lines()).toEqual([line]);
  });

  it('restores what is archived', async () => {
    const page = openModel({ isArchived: true });
    await page.user.click(screen.getByRole('button', { name: 'Restore' }));
    const dialog = screen.getByRole('dialog', { name: 'Restore checkout-risk:12?' });
    await page.user.click(within(dialog).getByRole('button', { name: 'Restore' }));
    expect(page.lines()).toEqual(['az ml model restore --name checkout-risk --version 12']);
  });

  it('goes to another version on the same tab', async () => {
    const page = openModel({}, '#/models/checkout-risk/12?tab=lineage');
    await page.user.selectOptions(screen.getByRole('combobox', { name: 'Version' }), '11');
    expect(window.location.hash).toBe('#/models/checkout-risk/11?tab=lineage');
  });

  it('compares a version with the one before it, and any others that are ticked', async () => {
    const page = openModel({}, '#/models/checkout-risk/12?tab=versions');
    const compared = () => within(screen.getByRole('region', { name: 'Compared' })).getByRole('table');
    expect(within(compared()).getByRole('row', { name: /^auc/ })).toHaveTextContent('0.880.89+0.01 (+1.1 %)');
    expect(within(compared()).getByRole('row', { name: /^ece/ })).toHaveTextContent('same');
    expect(within(compared()).getByRole('row', { name: /^rows/ })).toHaveTextContent('≠');
    await page.user.click(screen.getByRole('switch', { name: 'Only what differs' }));
    expect(within(compared()).queryByRole('row', { name: /^ece/ })).toBeNull();
    await page.user.click(screen.getByRole('checkbox', { name: 'Compare version 12' }));
    expect(screen.getByText(/Tick two or more versions/)).toBeInTheDocument();
    await page.user.click(screen.getByRole('checkbox', { name: 'Compare version 10' }));
    expect(window.location.hash).toContain('compare=11%2C10');
    expect(within(compared()).getByRole('columnheader', { name: 'Version 10' })).toBeInTheDocument();
  });

  it('lists its files with their sizes and shows the text of one', async () => {
    const page = openModel({}, '#/models/checkout-risk/12?tab=artifacts');
    const files = screen.getByRole('navigation', { name: 'Files' });
    expect(within(files).getByRole('link', { name: /model\.joblib/ })).toHaveTextContent('480.7 kB');
    await page.user.click(within(files).getByRole('link', { name: /metrics\.json/ }));
    await screen.findByText('Loading…');
    page.see(
      'model-file',
      { name: 'checkout-risk', version: '12', path: 'metrics.json' },
      { path: 'metrics.json', size: 336, text: '{"auc": 0.89}', isCut: false },
    );
    expect(screen.getByRole('region', { name: 'metrics.json' })).toHaveTextContent('{"auc": 0.89}');
  });

  it('leads to the data, the environment, the commit and the run it comes from', () => {
    openModel({}, '#/models/checkout-risk/12?tab=lineage');
    const links = within(screen.getByRole('region', { name: 'Lineage' })).getAllByRole('link');
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '#/data/checkout-orders/12',
      '#/environments/kst-train/9',
      `#/repository?commit=${'b4000f5'.padEnd(40, '0')}`,
      '#/jobs/checkout-train-v12',
    ]);
    expect(screen.getByText('No deployment and no job uses it.')).toBeInTheDocument();
    expect(screen.getByText('No deployment ever held it.')).toBeInTheDocument();
  });
});

describe('the page of an environment', () => {
  const environment: Environment = {
    workspace: 'mlw-kst-prod',
    name: 'kst-infer',
    version: '10',
    latest: '10',
    id: 'azureml:/subscriptions/s/environments/kst-infer/versions/10',
    image: 'mcr.example/base',
    osType: 'linux',
    conda: 'dependencies:\n  - python=3.11\n',
    packages: [{ name: 'scikit-learn', version: '1.6.1' }],
    build: { state: 'Running', readyAt: T0 + 60_000 },
    description: '',
    tags: {},
    properties: {},
    createdAt: T0,
    createdBy: 'oncall',
    modifiedAt: T0,
    isArchived: false,
    versions: [
      {
        version: '10',
        createdAt: T0,
        createdBy: 'oncall',
        image: 'mcr.example/base',
        isArchived: false,
        isImageNew: true,
        isFirst: false,
        changes: [
          { name: 'pyyaml', before: '6.0.2', after: null },
          { name: 'scikit-learn', before: '1.5.2', after: '1.6.1' },
        ],
      },
      {
        version: '9',
        createdAt: T0 - 1,
        createdBy: 'platform',
        image: 'mcr.example/old',
        isArchived: false,
        isImageNew: false,
        isFirst: true,
        changes: [],
      },
    ],
    jobs: [],
    deployments: [{ endpoint: 'checkout-risk', name: 'blue', state: 'Succeeded' }],
  };

  it('says what a version changed, whether its image is built, and what runs in it', async () => {
    window.location.hash = '#/environments/kst-infer/10?tab=versions';
    const page = openPage();
    page.begin();
    page.render(<EnvironmentPage params={{ name: 'kst-infer', version: '10' }} />);
    page.see('environment', { name: 'kst-infer', version: '10' }, environment);
    const row = screen.getByRole('row', { name: /^10/ });
    expect(
      within(row)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['another image: mcr.example/base', '− pyyaml 6.0.2', 'scikit-learn 1.5.2 → 1.6.1']);
    await page.user.click(screen.getByRole('tab', { name: 'Used by' }));
    expect(screen.getByRole('link', { name: 'checkout-risk/blue' })).toHaveAttribute(
      'href',
      '#/endpoints/checkout-risk',
    );
    expect(screen.getByText('No job ran in it.')).toBeInTheDocument();
    await page.user.click(screen.getByRole('tab', { name: 'Details' }));
    expect(screen.getByText(/- python=3\.11/)).toBeInTheDocument();
    expect(screen.getByText('Running')).toBeInTheDocument();
  });
});
