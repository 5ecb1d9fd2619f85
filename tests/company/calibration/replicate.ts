// One replicate of the state table: panels of orders, the repository's code on them, and what its scores come to.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { labelsCsv, orderPayload, ordersCsv } from '../../../src/company/order-feed.ts';
import { NORMAL_POPULATION, type OrderPopulation } from '../../../src/company/order-population.ts';
import type { DatedForm } from '../../../src/company/order-service/release.ts';
import { type OrderColumns, orderId, panelOrders } from '../../../src/company/orders.ts';
import { ContentStore } from '../../../src/kernel/content-store.ts';
import { FileTree } from '../../../src/kernel/files/file-tree.ts';
import { type DirNode, emptyDir } from '../../../src/kernel/files/node.ts';
import { RandomStream } from '../../../src/kernel/random.ts';
import { DAY, isoTime } from '../../../src/kernel/time.ts';
import { contentPack, repositoryFiles } from '../../content/pack.ts';
import { testPython } from '../../support/python.ts';

export const ROWS = 24_000;
const DAY_OF_PANEL = 63;
/** Orders that the scorer itself answers. */
export const ANSWERED = 200;

/** The release of encoding-swap: the payment methods in the order of the alphabet. */
const SORTED: DatedForm = {
  enums: { payment_method: ['bank_transfer', 'card', 'instalment', 'wallet'] },
  newValues: [],
  from: 0,
};

const { risk } = NORMAL_POPULATION;
const STALE: OrderPopulation = { ...NORMAL_POPULATION, risk: { ...risk, payment: [0.3, 0.2, -0.3, 0.6] } };
const SHIFTED: OrderPopulation = { ...NORMAL_POPULATION, risk: { ...risk, accountTakeover: 3.5 } };
const CAMPAIGN: OrderPopulation = { ...NORMAL_POPULATION, segmentShares: [0.42, 0.36, 0.17, 0.05] };
const DEV: OrderPopulation = {
  ...NORMAL_POPULATION,
  paymentShares: [0.68, 0.2, 0.12, 0],
  segmentShares: [0.25, 0.6, 0.15, 0],
};

/** The orders that scores are measured on. */
export interface Panels {
  readonly test: OrderColumns;
  readonly shifted: OrderColumns;
  readonly campaign: OrderColumns;
  readonly train: OrderColumns;
}

export interface Replicate {
  readonly panels: Panels;
  readonly scores: ReadonlyMap<string, Float64Array>; // by state, of the rows of its panel
}

/** Runs the repository's code on panels of a replicate's own. `keptRows`: rows of the design matrix that come back. */
export async function replicate(i: number, keptRows = 0): Promise<Replicate> {
  const make = (name: string, count = ROWS, population = NORMAL_POPULATION): OrderColumns =>
    panelOrders('calibration', `${name}-${i}`, count, DAY_OF_PANEL, population);
  const panels = {
    train: make('train'),
    test: make('test'),
    shifted: make('shifted', ROWS, SHIFTED),
    campaign: make('campaign', ROWS, CAMPAIGN),
  };
  const files = new Map<string, string>();
  const put = (
    name: string,
    orders: OrderColumns,
    labels = labelsCsv(orders, 10_000 * DAY),
    forms = [] as DatedForm[],
  ) => {
    files.set(`${name}/orders/day=0063.csv`, ordersCsv(orders, forms));
    files.set(`${name}/labels/day=0063.csv`, labels);
  };
  for (const [name, orders] of Object.entries(panels)) put(name, orders);
  put('released', panels.test, undefined, [SORTED]);
  put('dev', make('dev', 3000, DEV));
  put('stale', make('stale', ROWS, STALE));
  put('shifted-train', make('shifted-train', ROWS, SHIFTED));
  const young = make('young', ROWS / 2, CAMPAIGN);
  put('immature', young, knownLabels(young, new RandomStream(`calibration/age-${i}`)));
  for (const name of ['train', 'test'] as const)
    files.set(
      `${name}/leak.json`,
      JSON.stringify(leakOf(panels[name], new RandomStream(`calibration/leak-${name}-${i}`))),
    );
  files.set('payloads.jsonl', Array.from({ length: ANSWERED }, (_, row) => orderPayload(panels.test, row)).join('\n'));
  return { panels, scores: await run(files, keptRows) };
}

/** Labels of orders that are up to a week old, as far as they have come. */
function knownLabels(orders: OrderColumns, age: RandomStream): string {
  const lines = ['order_id,is_loss,label_ts'];
  for (let row = 0; row < orders.length; row++) {
    const days = ((orders.labelAt[row] as number) - (orders.at[row] as number)) / DAY;
    if (days <= 7 * age.uniform())
      lines.push(`${orderId(orders, row)},${orders.isLoss[row]},${isoTime(orders.labelAt[row] as number)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** A column that is known only after the outcome: set for three losses of four and one good order of a hundred. */
const leakOf = (orders: OrderColumns, stream: RandomStream): number[] =>
  Array.from(orders.isLoss, (isLoss) => (stream.uniform() < (isLoss === 1 ? 0.75 : 0.01) ? 1 : 0));

const code = new Map([
  ...repositoryFiles(contentPack()),
  ['states.py', readFileSync(resolve(import.meta.dirname, 'states.py'), 'utf8')],
]);

async function run(files: ReadonlyMap<string, string>, keptRows: number): Promise<Map<string, Float64Array>> {
  const content = new ContentStore();
  const python = await testPython(content);
  const result = python.run({
    entry: { kind: 'file', file: 'states.py' },
    args: [String(keptRows)],
    cwd: '/repo',
    mounts: [
      { path: '/repo', tree: treeOf(content, code), isWritable: false },
      { path: '/in', tree: treeOf(content, files), isWritable: false },
      { path: '/out', tree: emptyDir(), isWritable: true },
    ],
    env: {},
    packages: { 'scikit-learn': '1.5.2', joblib: '1.4.2', mlflow: '2.19.0', pyyaml: '6.0.2' },
    seed: 'calibration',
    now: DAY_OF_PANEL * DAY,
    workLimitMs: 10_000_000,
  });
  if (result.exitCode !== 0) throw new Error(result.lines.map(({ text }) => text).join('\n'));
  const found = new Map<string, Float64Array>();
  for (const { path, bytes } of result.files)
    if (path.endsWith('.f64') && bytes)
      found.set(path.slice('/out/'.length, -4), new Float64Array(bytes.slice().buffer));
  return found;
}

function treeOf(content: ContentStore, files: ReadonlyMap<string, string>): DirNode {
  const host = { root: emptyDir(), writes: 0, now: () => 0 };
  const tree = new FileTree(host, content);
  for (const [path, text] of files) {
    tree.makeDir(`/${path.split('/').slice(0, -1).join('/')}`, true);
    tree.writeText(`/${path}`, text);
  }
  return host.root;
}
