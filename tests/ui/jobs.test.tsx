// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { JobRow } from '../../src/session/views/job-row.ts';
import type { JobView } from '../../src/session/views/job-view.ts';
import JobComparisonPage from '../../src/ui/pages/JobComparisonPage.tsx';
import JobPage from '../../src/ui/pages/JobPage.tsx';
import JobsPage from '../../src/ui/pages/JobsPage.tsx';
import { commandOf, openPage, T0 } from './page.tsx';

const rowOf = (changed: Partial<JobRow>): JobRow => ({
  name: 'train-1',
  displayName: 'checkout-train',
  experiment: 'checkout-risk',
  status: 'Completed',
  createdAt: T0 - 600_000,
  startedAt: T0 - 500_000,
  endedAt: T0 - 440_000,
  compute: 'cpu-train',
  createdBy: 'checkout-ds',
  tags: {},
  isArchived: false,
  ...changed,
});

const jobOf = (changed: Partial<JobView> = {}): JobView => ({
  ...rowOf({}),
  description: '',
  command: 'python train.py',
  environment: { name: 'kst-train', version: '9' },
  environmentVariables: {},
  node: null,
  timeoutSeconds: null,
  inputs: [
    {
      name: 'orders',
      value: 'azureml:orders:12',
      type: 'uri_folder',
      mode: 'ro_mount',
      segments: ['data', 'orders', '12'],
    },
  ],
  outputs: [{ name: 'model', type: 'uri_folder', mode: 'rw_mount', uri: 'azureml://x', isWritten: true }],
  error: null,
  history: [{ at: T0 - 600_000, status: 'NotStarted' }],
  commit: null,
  branch: null,
  repository: null,
  snapshotId: null,
  hasProducts: true,
  models: [],
  ...changed,
});

/** The command that an open dialog would type. */
const shownCommand = (): string | null =>
  within(screen.getByRole('dialog')).getByRole('region', { name: 'The same in the terminal' }).textContent;

const names = (): string[] =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('link')[0]?.textContent ?? '');

describe('the list of jobs', () => {
  const rows = [
    rowOf({ name: 'smoke-1', displayName: 'smoke', status: 'Failed', createdAt: T0 }),
    rowOf({ name: 'train-2', displayName: 'train two', createdAt: T0 - 1 }),
    rowOf({ name: 'train-1', displayName: 'train one', createdAt: T0 - 2, experiment: 'old' }),
    rowOf({ name: 'train-0', displayName: 'train nought', createdAt: T0 - 3, isArchived: true }),
  ];
  const list = () => {
    const page = openPage();
    page.begin();
    page.render(<JobsPage />);
    page.see('jobs', {}, rows);
    return page;
  };

  it('hides archived ones, and filters by status and experiment', async () => {
    const page = list();
    expect(names()).toEqual(['smoke', 'train two', 'train one']);
    await page.user.selectOptions(screen.getByRole('combobox', { name: 'Status' }), 'Completed');
    expect(names()).toEqual(['train two', 'train one']);
    await page.user.selectOptions(screen.getByRole('combobox', { name: 'Experiment' }), 'old');
    expect(names()).toEqual(['train one']);
    await page.user.click(screen.getByRole('switch', { name: 'Include archived' }));
    await page.user.selectOptions(screen.getByRole('combobox', { name: 'Experiment' }), 'All');
    expect(names()).toEqual(['train two', 'train one', 'train nought']);
    expect(window.location.hash).toContain('status=Completed');
  });

  it('compares the ticked ones', async () => {
    const page = list();
    await page.user.click(screen.getByRole('checkbox', { name: 'Select train-2' }));
    expect(screen.getByRole('button', { name: 'Compare' })).toHaveAttribute('aria-disabled', 'true');
    await page.user.click(screen.getByRole('checkbox', { name: 'Select smoke-1' }));
    await page.user.click(screen.getByRole('button', { name: 'Compare 2' }));
    expect(window.location.hash).toBe('#/jobs/compare/train-2/smoke-1');
  });

  it('counts on while a job runs', () => {
    const page = openPage();
    page.begin();
    page.render(<JobsPage />);
    page.see('jobs', {}, [rowOf({ status: 'Running', startedAt: T0 - 5000, endedAt: null })]);
    expect(screen.getByRole('row', { name: /Running/ })).toHaveTextContent('5 s');
    page.frame({ now: T0 + 60_000 });
    expect(screen.getByRole('row', { name: /Running/ })).toHaveTextContent('1 min 05 s');
  });
});

describe('a job', () => {
  const open = (job: JobView | null, hash = '') => {
    window.location.hash = `#/jobs/train-1${hash}`;
    const page = openPage();
    page.begin();
    page.render(<JobPage params={{ name: 'train-1' }} />);
    page.see('job', { name: 'train-1' }, job);
    return page;
  };

  it('that does not exist leads back to the list', () => {
    open(null);
    expect(screen.getByRole('alert')).toHaveTextContent('There is no such thing here.');
    expect(screen.getByRole('link', { name: 'All jobs' })).toHaveAttribute('href', '#/jobs');
  });

  it('links what it read and runs in', () => {
    open(jobOf());
    expect(screen.getByRole('link', { name: 'azureml:orders:12' })).toHaveAttribute('href', '#/data/orders/12');
    expect(screen.getByRole('link', { name: 'kst-train:9' })).toHaveAttribute('href', '#/environments/kst-train/9');
    expect(screen.getByRole('link', { name: 'cpu-train' })).toHaveAttribute('href', '#/compute/cpu-train');
  });

  it('that failed says why first, with the way to its log', () => {
    open(jobOf({ status: 'Failed', error: { code: 'UserError', message: 'exit code 1', at: T0 } }));
    expect(screen.getByRole('region', { name: /Error: UserError/ })).toHaveTextContent('exit code 1');
    expect(screen.getByRole('link', { name: 'Open the log' })).toHaveAttribute(
      'href',
      '#/jobs/train-1?tab=outputs&file=artifacts%2Fuser_logs%2Fstd_log.txt',
    );
  });

  it('is cancelled by the command that is shown', async () => {
    const page = open(jobOf({ status: 'Running', endedAt: null }));
    expect(screen.getByRole('button', { name: 'Archive' })).toHaveAttribute('aria-disabled', 'true');
    await page.user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(shownCommand()).toBe('az ml job cancel --name train-1');
    await page.user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Cancel train-1' }));
    await expect.poll(() => page.lines()).toEqual(['az ml job cancel --name train-1']);
    page.see('page-commands', {}, [commandOf({ line: 'az ml job cancel --name train-1' })]);
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
  });

  it('is submitted again from its file with the data it had, and its page opens', async () => {
    const page = open(jobOf());
    await page.user.click(screen.getByRole('button', { name: 'Resubmit' }));
    page.see('job-recipes', { name: 'train-1' }, [
      {
        path: '/home/oncall/ml/train.yml',
        inputs: [{ name: 'orders', asset: 'orders', inFile: '13', inJob: '12', versions: ['13', '12'] }],
      },
    ]);
    const line =
      'az ml job create --file /home/oncall/ml/train.yml --set inputs.orders.path=azureml:orders:12 --query name --output tsv';
    expect(shownCommand()).toBe(line);
    await page.user.selectOptions(screen.getByRole('combobox', { name: 'orders: version of orders' }), '13');
    expect(shownCommand()).not.toContain('--set');
    await page.user.selectOptions(screen.getByRole('combobox', { name: 'orders: version of orders' }), '12');
    await page.user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Submit' }));
    await expect.poll(() => page.lines()).toEqual([line]);
    page.see('page-commands', {}, [commandOf({ line, output: 'lucky_fig_1\n' })]);
    await expect.poll(() => window.location.hash).toBe('#/jobs/lucky_fig_1');
  });

  it('cannot be submitted again without a file that has its command', async () => {
    const page = open(jobOf());
    await page.user.click(screen.getByRole('button', { name: 'Resubmit' }));
    page.see('job-recipes', { name: 'train-1' }, []);
    expect(screen.getByRole('alert')).toHaveTextContent('No job file in your home runs this command.');
    expect(within(screen.getByRole('dialog')).getByRole('button', { name: 'Submit' })).toBeDisabled();
  });

  it('gives its outputs to the registry', async () => {
    const page = open(jobOf());
    await page.user.click(screen.getByRole('button', { name: 'Register model' }));
    page.see(
      'job-files',
      { name: 'train-1', of: 'outputs' },
      {
        files: [
          { path: 'artifacts/user_logs/std_log.txt', size: 1 },
          { path: 'artifacts/outputs/model.pkl', size: 1 },
          { path: 'model/model.joblib', size: 1 },
        ],
        isGrowing: false,
      },
    );
    const what = screen.getByRole('combobox', { name: 'What' });
    expect(within(what).getAllByRole('option')).toHaveLength(2); // logs are no models
    expect(shownCommand()).toContain('--path azureml://jobs/train-1/outputs/model --query');
    await page.user.selectOptions(what, 'artifacts/outputs/model.pkl');
    expect(shownCommand()).toContain('--path azureml://jobs/train-1/outputs/artifacts/paths/outputs/model.pkl');
    await page.user.clear(screen.getByRole('textbox', { name: 'Model name' }));
    expect(within(screen.getByRole('dialog')).getByRole('button', { name: 'Register model' })).toBeDisabled();
  });

  it('shows metrics as numbers, and series as charts with their table', async () => {
    const page = open(jobOf(), '?tab=metrics');
    page.see(
      'job-metrics',
      { name: 'train-1' },
      {
        isKnown: true,
        params: {},
        metrics: [
          { key: 'auc', last: 0.891070845, count: 1, points: [{ step: 0, value: 0.891070845 }] },
          {
            key: 'loss',
            last: 0.25,
            count: 2,
            points: [
              { step: 0, value: 0.5 },
              { step: 1, value: 0.25 },
            ],
          },
        ],
      },
    );
    expect(screen.getByRole('list', { name: 'Metrics' })).toHaveTextContent('auc0.891071');
    await page.user.click(within(screen.getByRole('figure', { name: 'loss' })).getByText('Show as table'));
    expect(screen.getByRole('table', { name: 'loss' })).toHaveTextContent('00.510.25');
  });
});

describe('jobs side by side', () => {
  const comparison = {
    jobs: [rowOf({ name: 'a', createdAt: T0 }), rowOf({ name: 'b', createdAt: T0 - 1 })],
    missing: [],
    groups: [
      {
        id: 'metrics' as const,
        rows: [
          { key: 'auc', values: [0.9, 0.85], isDifferent: true },
          { key: 'rows', values: [100, 100], isDifferent: false },
        ],
      },
      { id: 'files' as const, rows: [{ key: 'train.py', values: ['aaa', 'bbb'], isDifferent: true }] },
    ],
  };
  const open = () => {
    const page = openPage();
    page.begin();
    page.render(<JobComparisonPage params={{ names: 'a/b' }} />);
    page.see('job-comparison', { names: ['a', 'b'] }, comparison);
    return page;
  };

  it('mark what differs in words, and can leave out the rest', async () => {
    const page = open();
    expect(screen.getByRole('row', { name: /^auc/ })).toHaveTextContent('auc differs0.90.85−0.05');
    expect(screen.getByRole('row', { name: /^rows/ })).not.toHaveTextContent('differs');
    await page.user.click(screen.getByRole('switch', { name: 'Only differences' }));
    expect(screen.queryByRole('row', { name: /^rows/ })).not.toBeInTheDocument();
  });

  it('lead to the files that differ and show what changed from the older to the newer', async () => {
    const page = open();
    expect(screen.getByRole('link', { name: 'aaa' })).toHaveAttribute('href', '#/jobs/a?tab=code&code=train.py');
    const changes = screen.getByRole('region', { name: 'What changed in the code from b to a' });
    await page.user.click(within(changes).getByText('train.py'));
    page.see('job-code-diff', { from: 'b', to: 'a', file: 'train.py' }, { hunks: '@@ -1 +1 @@\n-old\n+new\n' });
    expect(within(changes).getByRole('region', { name: 'Changes of train.py' })).toHaveTextContent('-old+new');
  });
});
