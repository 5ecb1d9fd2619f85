// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AssetGraph, AssetKindName, AssetNode } from '../../src/session/lineage/asset-graph.ts';
import type { WorkspaceView } from '../../src/session/views/workspace-view.ts';
import { AssetMap } from '../../src/ui/lineage/AssetMap.tsx';
import { mapLayout } from '../../src/ui/lineage/map-layout.ts';
import ClusterPage from '../../src/ui/pages/ClusterPage.tsx';
import WorkspacePage from '../../src/ui/pages/WorkspacePage.tsx';
import { openPage, T0 } from './page.tsx';

const nodeOf = (kind: AssetKindName, name: string, changed: Partial<AssetNode> = {}): AssetNode => ({
  id: `${kind}/${name}`,
  kind,
  name,
  family: name.replace(/:.*$/, ''),
  note: '',
  status: null,
  createdAt: T0,
  isArchived: false,
  segments: [kind, name],
  ...changed,
});

const graph: AssetGraph = {
  nodes: [
    nodeOf('data', 'orders:1'),
    nodeOf('data', 'orders:2'),
    nodeOf('job', 'train-1', { status: 'Completed' }),
    nodeOf('job', 'train-2', { status: 'Failed' }),
    nodeOf('model', 'risk:1'),
    nodeOf('environment', 'infer:9'),
    nodeOf('environment', 'train:9'),
    nodeOf('deployment', 'blue'),
    nodeOf('endpoint', 'risk'),
  ],
  links: [
    { from: 'data/orders:1', to: 'job/train-1', what: 'input orders' },
    { from: 'data/orders:2', to: 'job/train-2', what: 'input orders' },
    { from: 'environment/train:9', to: 'job/train-1', what: 'runs in' },
    { from: 'job/train-1', to: 'model/risk:1', what: 'output model' },
    { from: 'model/risk:1', to: 'job/train-2', what: 'input champion' },
    { from: 'model/risk:1', to: 'deployment/blue', what: 'serves' },
    { from: 'environment/infer:9', to: 'deployment/blue', what: 'runs in' },
    { from: 'deployment/blue', to: 'endpoint/risk', what: '100 % of the traffic' },
  ],
};

describe('the layout of the asset map', () => {
  const layout = mapLayout(graph, 1100);
  const box = (id: string) =>
    layout.groups.flatMap(({ boxes }) => boxes).find(({ node }) => node.id === id) ?? {
      x: 0,
      y: 0,
      width: 0,
      height: 0,
    };

  it('goes from data on the left to endpoints on the right', () => {
    const xs = ['data/orders:1', 'job/train-1', 'model/risk:1', 'deployment/blue', 'endpoint/risk'].map(
      (id) => box(id).x,
    );
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
    expect(new Set(xs).size).toBe(5);
    expect(box('endpoint/risk').x + box('endpoint/risk').width).toBeLessThanOrEqual(1100);
  });

  it('puts an environment beside what runs in it', () => {
    expect(box('environment/train:9').x).toBe(box('data/orders:1').x);
    expect(box('environment/infer:9').x).toBe(box('model/risk:1').x);
  });

  it('lets no two boxes overlap and draws every reference', () => {
    const boxes = layout.groups.flatMap((group) => group.boxes);
    for (const a of boxes)
      for (const b of boxes)
        if (a !== b && a.x === b.x) expect(a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true);
    expect(layout.edges).toHaveLength(graph.links.length);
  });
});

describe('the asset map', () => {
  it('is links, and a table that says the same', async () => {
    const page = openPage();
    page.render(<AssetMap graph={graph} />);
    const jobs = screen.getByRole('region', { name: 'Jobs' });
    expect(within(jobs).getByRole('link', { name: /train-2/ })).toHaveTextContent('Failed');
    await page.user.click(screen.getByText('The same as a list'));
    const rows = screen.getAllByRole('row').slice(1);
    expect(rows.map((row) => row.textContent)).toContain('job train-1model risk:1output model');
    expect(rows).toHaveLength(graph.links.length);
  });

  it('dims what has nothing to do with what is pointed at', () => {
    openPage().render(<AssetMap graph={graph} />);
    const link = (name: RegExp) => screen.getAllByRole('link', { name })[0] as HTMLElement; // the table comes after
    const item = (name: RegExp) => link(name).closest('li');
    fireEvent.focus(link(/orders:1/));
    expect(item(/orders:2/)).toHaveClass('map-box-dim');
    expect(item(/infer:9/)).toHaveClass('map-box-dim');
    // Downstream through the model, and on to the job that reads it.
    for (const name of [/train-1/, /risk:1/, /blue/, /train-2/]) expect(item(name)).not.toHaveClass('map-box-dim');
  });
});

const workspace: WorkspaceView = {
  name: 'mlw-kst-prod',
  resourceGroup: 'rg-kst-ml-prod',
  subscription: '5c0f',
  location: 'westeurope',
  description: '',
  resources: [{ kind: 'Key vault', name: 'kv-kst-prod' }],
  about: 'Models of Kestrand Market. Today that is `checkout-risk`.',
  counts: [{ kind: 'models', count: 1, detail: 2 }],
  colleagues: [{ id: 'platform', name: 'Platform engineer' }],
  recentJobs: [],
};

describe('the front page of the workspace', () => {
  const open = () => {
    const page = openPage();
    page.begin({ incident: null });
    page.render(<WorkspacePage />);
    page.see('workspace', {}, workspace);
    page.see('asset-map', {}, { ...graph, undrawn: { job: 3 } });
    return page;
  };

  it('tells a newcomer what this is and where to begin', () => {
    open();
    expect(screen.getByText('Models of Kestrand Market. Today that is checkout-risk.')).toBeInTheDocument();
    const begin = screen.getByRole('navigation', { name: 'Where to begin' });
    expect(within(begin).getByRole('link', { name: 'Look into the data' })).toHaveAttribute('href', '#/data');
    expect(screen.getByRole('link', { name: /Models\s*2 versions/ })).toHaveAttribute('href', '#/models');
    expect(screen.getByRole('link', { name: '3 more of jobs' })).toHaveAttribute('href', '#/jobs');
  });

  it('leaves the briefing to the desk while there is an incident', () => {
    const page = open();
    page.frame({});
    expect(screen.queryByRole('navigation', { name: 'Where to begin' })).not.toBeInTheDocument();
  });

  it('shows what serves as soon as it is measured, the rest before', () => {
    const page = open();
    const serving = screen.getByRole('region', { name: 'What serves customers now' });
    expect(within(serving).getByRole('status')).toHaveTextContent('Loading…');
    page.see(
      'serving',
      {},
      {
        budgetBurnt: 1.2,
        endpoints: [
          {
            name: 'checkout-risk',
            description: '',
            status: 'Succeeded',
            deployments: [
              { name: 'blue', status: 'Succeeded', traffic: 0, model: 'checkout-risk:11' },
              { name: 'green', status: 'Failed', traffic: 100, model: null },
            ],
            callsPerMinute: 700,
            p95: 812.4,
            failedShare: 0.031,
            calls: [650, 700],
          },
        ],
      },
    );
    const endpoint = within(serving).getByRole('article', { name: 'checkout-risk' });
    expect(endpoint).toHaveTextContent('812 ms');
    expect(endpoint).toHaveTextContent('used up');
    expect(within(endpoint).getByText('green').closest('li')).toHaveTextContent('green Failed 100 % of the traffic');
    expect(within(endpoint).getByRole('link', { name: 'checkout-risk:11' })).toHaveAttribute(
      'href',
      '#/models/checkout-risk/11',
    );
  });

  it('shows the newest changes with links', () => {
    const page = open();
    page.see(
      'activity',
      {},
      Array.from({ length: 12 }, (_, i) => ({
        at: T0 - i,
        actor: 'oncall',
        operation: 'Microsoft.MachineLearningServices/workspaces/jobs/write',
        kind: 'job' as const,
        resource: `jobs/j${i}`,
        segments: ['jobs', `j${i}`],
        detail: '',
        before: null,
      })),
    );
    expect(screen.getAllByRole('row', { name: /oncall/ })).toHaveLength(8);
    expect(screen.getByRole('link', { name: 'jobs/j0' })).toHaveAttribute('href', '#/jobs/j0');
  });
});

describe('a cluster', () => {
  it('shows its nodes, what they do and what waits', () => {
    const page = openPage();
    page.begin();
    page.render(<ClusterPage params={{ name: 'cpu-train' }} />);
    page.see(
      'cluster',
      { name: 'cpu-train' },
      {
        name: 'cpu-train',
        state: 'Resizing',
        size: 'STANDARD_DS3_V2',
        tier: 'dedicated',
        minInstances: 0,
        maxInstances: 4,
        idleNodes: 0,
        busyNodes: 1,
        otherNodes: 0,
        waitingJobs: 1,
        description: '',
        idleSeconds: 1800,
        tags: {},
        cores: 4,
        memoryMb: 14_336,
        nodes: [{ id: 'tvmps_1', state: 'running', address: '10.0.0.4', job: 'train-1' }],
        waiting: ['train-2'],
      },
    );
    expect(screen.getByRole('row', { name: /tvmps_1 running 10\.0\.0\.4 train-1/ })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'train-2' })).toHaveAttribute('href', '#/jobs/train-2');
    expect(screen.getByText('4 cores, 14 GiB')).toBeInTheDocument();
  });
});
