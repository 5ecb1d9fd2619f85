// The verdict on answers: of scorers that are slow (what could be run is judged, and nothing is made up about the rest), and
// of scorers that read orders in another way than they are written.
import { beforeAll, describe, expect, it } from 'vitest';
import { nodeEngine } from '../../src/cli/node-engine.ts';
import { putRelease } from '../../src/company/order-service/release.ts';
import { DAY } from '../../src/kernel/time.ts';
import type { World } from '../../src/kernel/world.ts';
import { answers } from '../../src/scenario/oracles/answers.ts';
import type { Verdict } from '../../src/scenario/oracles/oracle.ts';
import { Play } from '../../src/session/play.ts';
import { startPlay } from '../support/start-world.ts';
import { typeLines } from '../support/type-lines.ts';

const ASKED = { endpoint: 'checkout-risk', reference: 'checkout-risk/blue', auc: 0.015, recall: 0.05, ece: 0.02 };
/** Some 390 ms of interpreted Python: no server of 500 requests gets through that many of them. */
const LOOP = 'for _ in bytes(8_000_000):\\n        pass\\n    ';
/** Some 340 ms of C code that declares what it costs: quick to run, slow to simulate. */
const LOAD = 'artifact.load(os.environ["AZUREML_MODEL_DIR"])\\n    ';
const DEPLOYMENTS = [
  { name: 'loop', edit: `s/^    orders = read_orders/    ${LOOP}orders = read_orders/` },
  { name: 'load', edit: `s/^    orders = read_orders/    ${LOAD}orders = read_orders/` },
  {
    name: 'constant',
    edit: `s/^    orders = read_orders/    ${LOOP}orders = read_orders/; s/= model.score(rows)/= [0.02 for _ in rows]/`,
  },
  {
    name: 'half',
    edit: `s/^    orders = read_orders/    ${LOOP}orders = read_orders/; s/= model.score(rows)/= [s ** .5 for s in model.score(rows)]/`,
  },
  {
    name: 'sorted',
    file: 'src/kestrand/encoders.py',
    edit: 's/dict(enumerate(PAYMENT_METHODS))/dict(enumerate(sorted(PAYMENT_METHODS)))/',
  },
];

let start: World;
let deployed: Play;

beforeAll(async () => {
  deployed = await startPlay('sandbox');
  start = deployed.world;
  for (const { name, file = 'src/scoring/checkout_score.py', edit } of DEPLOYMENTS)
    await typeLines(
      deployed,
      'git checkout -q -- src endpoints',
      `sed -i '${edit}' ${file}`,
      `sed 's/^name: green$/name: ${name}/' endpoints/checkout-risk/green.yml > endpoints/checkout-risk/${name}.yml`,
      `az ml online-deployment create --file endpoints/checkout-risk/${name}.yml --output none`,
      `az ml online-deployment update --name ${name} --endpoint-name checkout-risk --set instance_count=1 --output none`,
    );
}, 600_000);

/** The verdict when one deployment has all the traffic. */
async function verdictOn(name: string, rows: number, isReleased = false): Promise<Verdict> {
  const play = new Play(deployed.identity, nodeEngine(), deployed.world);
  const traffic = name === 'blue' ? 'blue=100' : `blue=0 ${name}=100`;
  await typeLines(play, `az ml online-endpoint update --name checkout-risk --traffic "${traffic}" --output none`);
  if (isReleased)
    await play.simulation.transact((tx) => {
      const at = Math.floor(tx.world.now / DAY) * DAY;
      const payment_method = ['bank_transfer', 'card', 'instalment', 'wallet'];
      putRelease(tx, { version: '5.0', at, note: '', enums: { payment_method }, newValues: [] });
    });
  const { world } = play;
  return answers.judge(
    { ...ASKED, rows, hours: 0 },
    { start, end: world, observed: world, twin: null, endedAt: world.now, context: nodeEngine().viewContext },
  );
}

describe('answers that come slowly', { timeout: 120_000 }, () => {
  it('are found right on the rows that could be run, and the reason says on how many', async () => {
    const { held, reason } = await verdictOn('loop', 3000);
    expect(reason).toMatch(/^loop: AUC (0\.\d+) against \1, recall (0\.\d+) against \2 \(on 5\d of 3000 orders/);
    expect(held).toBe(true);
  });

  it('are found wrong on as few rows when they are', async () => {
    const constant = await verdictOn('constant', 3000);
    expect(constant.held).toBe(false);
    expect(constant.reason).toMatch(/ranks orders worse \(AUC 0\.500 against 0\.\d+\).* \(on 5\d of 3000 orders/);
    expect(constant.reason).toContain('finds fewer losses (recall 0.00');
    const half = await verdictOn('half', 3000);
    expect(half.held).toBe(false);
    expect(half.reason).toMatch(/^half's probabilities are off \(up to 0\.\d+\)/);
  });

  it('are asked about the whole panel when the work is simulated and not interpreted', async () => {
    const { held, reason } = await verdictOn('load', 3000);
    expect(reason).toMatch(/^load: AUC 0\.\d{3} \(reference 0\.\d{3}\), recall 0\.\d\d \(0\.\d\d\), ECE 0\.0\d\d\.$/);
    expect(held).toBe(true);
  });
});

describe('answers to orders that are written down in another way', { timeout: 120_000 }, () => {
  it('are wrong when they are read as before, with the very model that was right', async () => {
    const { held, reason } = await verdictOn('blue', 6000, true);
    expect(held).toBe(false);
    expect(reason).toMatch(/blue ranks orders worse \(AUC 0\.[78]\d\d against 0\.[89]\d\d\); blue finds fewer losses/);
  });

  it('are right again when they are read as they are written', async () => {
    const { held, reason } = await verdictOn('sorted', 6000, true);
    expect(reason).toMatch(/^sorted: AUC 0\.[89]\d\d/);
    expect(held).toBe(true);
    expect((await verdictOn('sorted', 6000)).held).toBe(false);
  });
});

describe('the question', () => {
  it('is asked as long after the end as it says', () => {
    expect(answers.watchUntil?.({ ...ASKED, rows: 1000, hours: 24 }, start, 5 * DAY)).toBe(6 * DAY);
    expect(answers.watchUntil?.({ ...ASKED, rows: 1000, hours: 0 }, start, 5 * DAY)).toBe(5 * DAY);
  });
});
