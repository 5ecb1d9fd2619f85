// @vitest-environment jsdom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EndpointFiles } from '../../src/session/views/endpoint-files-view.ts';
import type { EndpointSeries } from '../../src/session/views/endpoint-series-view.ts';
import type { DeploymentCard, EndpointView } from '../../src/session/views/endpoint-view.ts';
import type { EndpointRow } from '../../src/session/views/endpoints-view.ts';
import EndpointPage from '../../src/ui/pages/EndpointPage.tsx';
import EndpointsPage from '../../src/ui/pages/EndpointsPage.tsx';
import { commandOf, openPage, T0 } from './page.tsx';

// What the page loads when the first chart is shown takes longer than anybody waits here.
beforeAll(() => import('../../src/ui/charts/SeriesPlot.tsx').then(() => undefined));
// The test's browser draws nothing, so it has nothing to scroll.
Element.prototype.scrollTo ??= () => undefined;

const HOUR = 3_600_000;
const NAME = 'checkout-risk';

const card = (name: string, traffic: number, changed: Partial<DeploymentCard> = {}): DeploymentCard => ({
  name,
  description: '',
  state: 'Succeeded',
  step: null,
  traffic,
  model: { name: NAME, version: name === 'blue' ? '11' : '12' },
  environment: { name: 'kst-infer', version: '9' },
  codeName: 'src',
  entryScript: 'scoring/checkout_score.py',
  commit: { oid: 'c55fd32aa', subject: 'Always answer with the newest model', author: 'checkout-ds', at: T0 - HOUR },
  instanceType: 'Standard_DS3_v2',
  cores: 4,
  memoryMb: 14_336,
  instanceCount: 3,
  workers: 4,
  maxConcurrent: 4,
  timeoutMs: 5000,
  livenessProbe: { initialDelay: 10, period: 10, timeout: 2, successThreshold: 1, failureThreshold: 30 },
  readinessProbe: { initialDelay: 10, period: 10, timeout: 2, successThreshold: 1, failureThreshold: 30 },
  environmentVariables: {},
  tags: {},
  isAppInsightsEnabled: false,
  createdAt: T0 - HOUR,
  createdBy: 'release-manager',
  modifiedAt: T0 - HOUR,
  serving: { since: T0 - HOUR, instances: 3, model: { name: NAME, version: name === 'blue' ? '11' : '12' } },
  failure: null,
  ...changed,
});

const endpointOf = (changed: Partial<EndpointView> = {}): EndpointView => ({
  name: NAME,
  description: 'Loss risk of an order.',
  state: 'Succeeded',
  scoringUri: 'https://checkout-risk.westeurope.inference.ml.azure.com/score',
  swaggerUri: 'https://checkout-risk.westeurope.inference.ml.azure.com/swagger.json',
  authMode: 'key',
  principalId: '6b46e2bc',
  armId: '/subscriptions/5c0f2c1e',
  tags: { owner: 'mlops' },
  createdAt: T0 - 2 * HOUR,
  createdBy: 'release-manager',
  modifiedAt: T0,
  traffic: { green: 100 },
  comingTraffic: null,
  deployments: [card('blue', 0), card('green', 100)],
  ...changed,
});

const files: EndpointFiles = {
  specs: [
    { path: 'endpoints/checkout-risk/green.yml', name: 'green', model: 'azureml:checkout-risk:12', exists: true },
    { path: 'endpoints/checkout-risk/red.yml', name: 'red', model: '', exists: false },
  ],
  payloads: [
    { path: 'tests/fixtures/payloads/card.json', text: '{\n  "input_data": {}\n}\n' },
    { path: 'tests/fixtures/payloads/batch.json', text: '{"data": []}\n' },
  ],
};

/** The page of the endpoint, on a tab, as far as its views are told. */
function show(tab: string, changed: Partial<EndpointView> = {}) {
  window.location.hash = `#/endpoints/${NAME}?tab=${tab}`;
  const page = openPage();
  page.begin({ incident: null });
  page.render(<EndpointPage params={{ name: NAME }} />);
  page.see('endpoint', { name: NAME }, endpointOf(changed));
  return page;
}

const dialog = () => within(screen.getByRole('dialog'));
const command = () => dialog().getByRole('region', { name: 'The same in the terminal' }).textContent;

describe('the list of endpoints', () => {
  it('shows who gets the traffic, with how it went lately', () => {
    const page = openPage();
    page.begin();
    page.render(<EndpointsPage />);
    const row: EndpointRow = {
      name: NAME,
      description: '',
      state: 'Succeeded',
      deployments: [
        { name: 'blue', state: 'Succeeded', traffic: 90 },
        { name: 'green', state: 'Succeeded', traffic: 10 },
        { name: 'old', state: 'Succeeded', traffic: 0 },
      ],
      computeType: 'Managed',
      createdAt: T0 - HOUR,
      createdBy: 'release-manager',
      modifiedAt: T0,
      tags: { owner: 'mlops' },
    };
    page.see('endpoints', {}, [row]);
    page.see('endpoint-trends', {}, [{ name: NAME, p95: [31, 640.4], failing: [0, 0.0123] }]);
    const cells = within(screen.getByRole('table')).getAllByRole('cell');
    expect(within(cells[0] as HTMLElement).getByRole('link', { name: NAME })).toHaveAttribute(
      'href',
      `#/endpoints/${NAME}`,
    );
    expect(cells.map((cell) => cell.textContent?.trim()).slice(1, 5)).toEqual([
      'Succeeded',
      'blue 90 %, green 10 %',
      '640 ms',
      '1.23 %',
    ]);
  });
});

describe('an endpoint that is not there', () => {
  it('says so and leads to the others', () => {
    const page = openPage();
    page.begin();
    page.render(<EndpointPage params={{ name: 'nobody' }} />);
    page.see('endpoint', { name: 'nobody' }, null);
    expect(screen.getByRole('alert')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All endpoints' })).toHaveAttribute('href', '#/endpoints');
  });
});

describe('the details of an endpoint', () => {
  it('link model and environment and name the commit of the code', () => {
    show('details');
    expect(screen.getByRole('link', { name: 'checkout-risk:12' })).toHaveAttribute('href', '#/models/checkout-risk/12');
    expect(screen.getAllByRole('link', { name: 'kst-infer:9' })[0]).toHaveAttribute(
      'href',
      '#/environments/kst-infer/9',
    );
    const [commit] = screen.getAllByRole('link', { name: 'c55fd32' });
    expect(commit).toHaveAttribute('href', '#/repository?commit=c55fd32aa');
    expect(commit?.parentElement).toHaveTextContent('c55fd32 Always answer with the newest model (checkout-ds)');
  });

  it('show keys only when asked for them', async () => {
    const page = show('details');
    expect(page.asked.some((one) => one.type === 'watch' && JSON.stringify(one).includes('endpoint-keys'))).toBe(false);
    await page.user.click(screen.getByRole('button', { name: 'Show keys' }));
    page.see('endpoint-keys', { endpoint: NAME }, { primary: 'p-key', secondary: 's-key' });
    expect(screen.getByText('p-key')).toBeInTheDocument();
    await page.user.click(screen.getByRole('button', { name: 'Hide keys' }));
    expect(screen.queryByText('p-key')).toBeNull();
  });

  it('tell apart what serves from what an update that failed asked for', () => {
    const serving = { since: T0 - HOUR, instances: 3, model: { name: NAME, version: '11' } };
    const failure = { at: T0, code: 'None', message: 'User container has crashed.' };
    show('details', { deployments: [card('green', 100, { state: 'Failed', serving, failure })] });
    expect(screen.getByText(/still with checkout-risk:11/)).toBeInTheDocument();
    expect(screen.getByText('User container has crashed.')).toBeInTheDocument();
  });
});

describe('the traffic dialog', () => {
  it('applies nothing whose sum is neither 0 nor 100', async () => {
    const page = show('details');
    await page.user.click(screen.getByRole('button', { name: 'Update traffic' }));
    const apply = dialog().getByRole('button', { name: 'Apply' });
    expect(apply).toBeDisabled(); // nothing is changed yet
    fireEvent.change(dialog().getByRole('spinbutton', { name: 'Percent for blue' }), { target: { value: '10' } });
    expect(dialog().getByText('Sum: 110 %. 10 % too many.')).toBeInTheDocument();
    expect(apply).toBeDisabled();
    fireEvent.change(dialog().getByRole('slider', { name: 'Traffic of green' }), { target: { value: '90' } });
    expect(apply).toBeEnabled();
    expect(command()).toContain('--traffic "blue=10 green=90"');
    fireEvent.change(dialog().getByRole('spinbutton', { name: 'Percent for blue' }), { target: { value: '0' } });
    fireEvent.change(dialog().getByRole('spinbutton', { name: 'Percent for green' }), { target: { value: '0' } });
    expect(dialog().getByText(/Nobody will be answered/)).toBeInTheDocument();
    expect(apply).toBeEnabled();
  });

  it('gives all to one and types the command', async () => {
    const page = show('details');
    await page.user.click(screen.getByRole('button', { name: 'Update traffic' }));
    await page.user.click(dialog().getByRole('button', { name: 'All traffic to blue' }));
    await page.user.click(dialog().getByRole('button', { name: 'Apply' }));
    await act(async () => undefined);
    expect(page.lines()).toEqual([
      `az ml online-endpoint update --name ${NAME} --traffic "blue=100 green=0" --output none`,
    ]);
  });

  it('offers nothing to a deployment without containers', async () => {
    const page = show('details', { deployments: [card('blue', 100), card('green', 0, { serving: null })] });
    await page.user.click(screen.getByRole('button', { name: 'Update traffic' }));
    expect(dialog().getByRole('spinbutton', { name: 'Percent for green' })).toBeDisabled();
    expect(dialog().getByRole('spinbutton', { name: 'Percent for blue' })).toBeEnabled();
  });
});

describe('other acts', () => {
  it('scale says only what is changed, in numbers the service takes', async () => {
    const page = show('details');
    await page.user.click(screen.getAllByRole('button', { name: 'Scale and settings' })[1] as HTMLElement);
    const update = dialog().getByRole('button', { name: 'Update' });
    expect(update).toBeDisabled();
    fireEvent.change(dialog().getByLabelText('Instance count'), { target: { value: '0' } });
    expect(update).toBeDisabled();
    expect(dialog().getByText('A whole number from 1 to 50.')).toBeInTheDocument();
    fireEvent.change(dialog().getByLabelText('Instance count'), { target: { value: '5' } });
    expect(update).toBeEnabled();
    expect(command()).toBe(
      `az ml online-deployment update --name green --endpoint-name ${NAME} --set instance_count=5 --output none`,
    );
  });

  it('delete waits until there is no traffic', async () => {
    const page = show('details');
    await page.user.click(screen.getByRole('button', { name: 'Delete deployment green' }));
    expect(dialog().getByRole('alert')).toHaveTextContent('100 % of the traffic');
    expect(dialog().getByRole('button', { name: 'Delete' })).toBeDisabled();
  });

  it('delete wants the name', async () => {
    const page = show('details');
    await page.user.click(screen.getByRole('button', { name: 'Delete deployment blue' }));
    await page.user.type(dialog().getByLabelText('Type blue to confirm'), 'blu');
    expect(dialog().getByRole('button', { name: 'Delete' })).toBeDisabled();
    await page.user.type(dialog().getByLabelText('Type blue to confirm'), 'e');
    expect(dialog().getByRole('button', { name: 'Delete' })).toBeEnabled();
  });

  it('add creates from a file, or updates what exists', async () => {
    const page = show('details');
    await page.user.click(screen.getByRole('button', { name: 'Add deployment' }));
    page.see('endpoint-files', { endpoint: NAME }, files);
    expect(command()).toBe('az ml online-deployment create --file endpoints/checkout-risk/red.yml --output none');
    await page.user.click(dialog().getByRole('radio', { name: /green\.yml/ }));
    expect(command()).toBe('az ml online-deployment update --file endpoints/checkout-risk/green.yml --output none');
  });
});

describe('the test of an endpoint', () => {
  const shown = () => {
    const page = show('test');
    page.see('endpoint-files', { endpoint: NAME }, files);
    return page;
  };
  const line = () => screen.getByRole('region', { name: 'The same in the terminal' }).textContent;
  const body = () => screen.getByRole('textbox', { name: 'Request body (JSON)' });

  it('sends a sample by its path and anything else as a text', () => {
    shown();
    expect(line()).toBe(`az ml online-endpoint invoke --name ${NAME} --request-file tests/fixtures/payloads/card.json`);
    fireEvent.change(body(), { target: { value: '{ "a": 1 }' } });
    fireEvent.change(screen.getByRole('combobox', { name: 'Deployment' }), { target: { value: 'blue' } });
    expect(line()).toBe(
      `printf %s '{"a":1}' > /tmp/request.json && az ml online-endpoint invoke --name ${NAME} --deployment-name blue --request-file /tmp/request.json`,
    );
  });

  it('names the place where the body stops being JSON, and goes there', async () => {
    const page = shown();
    fireEvent.change(body(), { target: { value: '{\n  "a": 1,\n  oops\n}' } });
    expect(screen.getByText(/line 3, column 3/)).toBeInTheDocument();
    await page.user.click(screen.getByRole('button', { name: 'Go there' }));
    expect(body()).toHaveFocus();
    expect((body() as HTMLTextAreaElement).selectionStart).toBe('{\n  "a": 1,\n  '.length);
  });

  it('shows status, time and the body laid out', async () => {
    const page = shown();
    await page.user.click(screen.getByRole('button', { name: 'Test' }));
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    const typed = page.asked.flatMap((one) =>
      one.type === 'input' && one.input.type === 'line' ? [one.input] : [],
    )[0];
    const output = `${JSON.stringify('{"scores": [0.5]}')}\n`;
    page.see('page-commands', {}, [commandOf({ id: 'p9', ...typed, output, endedAt: T0 + 412 })]);
    const result = within(await screen.findByRole('region', { name: 'Result' }));
    expect(await result.findByText('200 OK')).toBeInTheDocument();
    expect(result.getByText('in 412 ms')).toBeInTheDocument();
    expect(result.getByText(/"scores"/).textContent).toBe('{\n  "scores": [\n    0.5\n  ]\n}');
  });
});

const series: EndpointSeries = {
  from: T0 - HOUR,
  to: T0,
  stepMs: HOUR / 2,
  times: [T0 - HOUR, T0 - HOUR / 2],
  latency: { p50: [20, 400], p95: [31, 640], p99: [40, 811] },
  statuses: [
    { code: '200', values: [1200, 1300] },
    { code: '429', values: [0, 4] },
  ],
  deployments: [
    {
      name: 'green',
      calls: [null, 1304],
      p95: [null, 640],
      cpu: [null, 77],
      memory: [null, 10],
      inProgress: [null, 24],
      admissionLimit: 24,
    },
  ],
  releases: [
    {
      at: T0 - HOUR / 2,
      kind: 'traffic',
      deployment: null,
      traffic: { green: 100 },
      model: null,
      instances: null,
      by: 'release-manager',
    },
  ],
  alerts: [],
};

describe('the monitoring of an endpoint', () => {
  const watched = (page: ReturnType<typeof openPage>) =>
    page.asked
      .flatMap((one) => (one.type === 'watch' ? one.views : []))
      .filter(({ name }) => name === 'endpoint-series');

  it('asks for the last three hours and shows what was released, by whom', async () => {
    const page = show('monitoring');
    const params = { endpoint: NAME, range: { lastMs: 3 * HOUR }, deployment: null };
    await act(async () => undefined);
    expect(watched(page).at(-1)?.params).toEqual(params);
    page.see('endpoint-series', params, series);
    const releases = screen.getByRole('region', { name: 'Releases in this range' });
    expect(releases).toHaveTextContent('green 100 % by release-manager');
    expect(await screen.findByText('640 ms')).toBeInTheDocument();
    const captions = screen.getAllByRole('figure').map((figure) => figure.getAttribute('aria-labelledby'));
    expect(captions).toHaveLength(5);
  });

  it('holds the range that is shown in the address, and shows the range of an address', async () => {
    const page = show('monitoring');
    page.see('endpoint-series', { endpoint: NAME, range: { lastMs: 3 * HOUR }, deployment: null }, series);
    await page.user.click(screen.getByRole('button', { name: 'Hold this range' }));
    const query = new URLSearchParams(window.location.hash.split('?')[1]);
    expect([query.get('from'), query.get('to')]).toEqual(['2026-03-10T15:30Z', '2026-03-10T16:30Z']);
    await act(async () => undefined);
    expect(watched(page).at(-1)?.params).toMatchObject({ range: { from: T0 - HOUR, to: T0 } });
    const to = screen.getByRole('textbox', { name: 'To (UTC)' });
    expect(to).toHaveValue('2026-03-10 16:30');
    await page.user.clear(to);
    await page.user.type(to, '16:45');
    expect(to).toBeInvalid();
    await page.user.clear(to);
    await page.user.type(to, '2026-03-10 16:45{Enter}');
    expect(window.location.hash).toContain('to=2026-03-10T16%3A45Z');
    await page.user.click(screen.getByRole('button', { name: 'Back to live' }));
    expect(window.location.hash).not.toContain('from=');
  });

  it('computes a long range piece by piece before it watches it', async () => {
    window.location.hash = `#/endpoints/${NAME}?tab=monitoring&last=24h`;
    const page = openPage();
    page.begin({ incident: null });
    page.render(<EndpointPage params={{ name: NAME }} />);
    page.see('endpoint', { name: NAME }, endpointOf());
    expect(screen.getByRole('progressbar')).toBeInTheDocument();
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    const pieces = page.asked.filter((one) => one.type === 'ask' && one.view.name === 'endpoint-series');
    expect(pieces).toHaveLength(8);
    expect(watched(page).at(-1)?.params).toMatchObject({ range: { lastMs: 24 * HOUR } });
  });
});

describe('the logs of an endpoint', () => {
  it('show the deployment with the traffic, and the command that prints the same', async () => {
    const page = show('logs');
    const params = { endpoint: NAME, deployment: 'green', container: 'inference-server', lines: 5000 } as const;
    page.see('deployment-logs', params, 'Container logs:\nloaded model\n');
    expect(screen.getByText('loaded model')).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'The same in the terminal' })).toHaveTextContent(
      `get-logs --name green --endpoint-name ${NAME} --container inference-server`,
    );
  });
});
