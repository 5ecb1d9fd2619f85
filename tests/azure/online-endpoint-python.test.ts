// Endpoints whose containers really run: CPython in the interpreter the game uses, a scorer written here.
import { beforeAll, describe, expect, it } from 'vitest';
import { hourProfile } from '../../src/azure/online-endpoint/hour-profile.ts';
import { PLATFORM_WAIT_MS } from '../../src/azure/online-endpoint/service-profile.ts';
import { servingDeployments } from '../../src/azure/online-endpoint/serving-deployments.ts';
import { sloOver } from '../../src/azure/online-endpoint/slo-over.ts';
import { upload } from '../../src/azure/storage/datastore.ts';
import type { ContentStore } from '../../src/kernel/content-store.ts';
import { emptyDir } from '../../src/kernel/files/node.ts';
import type { ScriptRunner } from '../../src/kernel/script.ts';
import { HOUR, MINUTE } from '../../src/kernel/time.ts';
import { testPython } from '../support/python.ts';
import { callers, type EndpointEstate, endpointEstate } from './online-endpoint/endpoint-estate.ts';

const scorer = (init: string, run: string): string => `import csv
import io
import json
import logging
import os
from pathlib import Path

import joblib

LOG = logging.getLogger("score")
model = None


def load():
    return joblib.load(Path(os.environ["AZUREML_MODEL_DIR"]) / "model" / "model.joblib")


def init():
    global model
    ${init}


def run(raw_data):
    global model
    ${run}
    order = json.loads(raw_data)["input_data"]
    LOG.info("scored %s", order["order"])
    return {"scores": [model["weight"] * len(order["order"]) / 100], "of": order["order"]}
`;

const HEALTHY = scorer('model = load()', 'pass');
/** A pickle of about 400 kB: some 310 ms to load. */
const MAKE_MODEL = 'import joblib; joblib.dump({"weight": 2, "trees": bytes(400_000)}, "/out/model.joblib")';

let python: (content: ContentStore) => ScriptRunner;

beforeAll(async () => {
  const runners = new Map<ContentStore, ScriptRunner>();
  const { ContentStore: Store } = await import('../../src/kernel/content-store.ts');
  const shared = await testPython(new Store());
  const Runner = shared.constructor as new (interpreter: unknown, content: ContentStore) => ScriptRunner;
  const { shared: interpreter } = shared as unknown as { shared: unknown };
  python = (content) => runners.get(content) ?? new Runner(interpreter, content);
}, 180_000);

async function shop(rate: number, code: string): Promise<EndpointEstate> {
  const estate = await endpointEstate(
    callers(() => rate),
    (content) => python(content),
  );
  const made = python(estate.content).run({
    entry: { kind: 'code', code: MAKE_MODEL },
    args: [],
    cwd: '/out',
    mounts: [{ path: '/out', tree: emptyDir(), isWritable: true }],
    env: {},
    packages: { joblib: '1.4.2' },
    seed: 'model',
    now: 0,
    workLimitMs: 60_000,
  });
  const [file] = made.files;
  if (!file?.bytes) throw new Error(`test: no model: ${made.lines.map(({ text }) => text).join('\n')}`);
  const bytes = file.bytes;
  await estate.simulation.transact((tx) => {
    const ref = estate.content.put(bytes);
    const node = { kind: 'file' as const, mode: 0o644, mtime: 0, ino: ++tx.world.writes, ref, size: bytes.length };
    upload(tx, 'mlw-kst-prod', 'workspaceblobstore', 'models/11/model/model.joblib', node);
  });
  const said = await estate.deploy('blue', code);
  if (said.code !== 0) throw new Error(`test: ${said.err}`);
  await estate.json('ml', 'online-endpoint', 'update', '-n', 'checkout-risk', '--traffic', 'blue=100');
  await estate.simulation.advance(Math.ceil(estate.world.now / HOUR) * HOUR);
  return estate;
}

const loadOf = (estate: EndpointEstate) => {
  const [blue] = servingDeployments(estate.world, 'checkout-risk');
  if (!blue) throw new Error('test: nobody serves');
  return hourProfile(estate.world, estate.context, blue.config, estate.world.now);
};

async function peak(estate: EndpointEstate) {
  const from = estate.world.now;
  await estate.simulation.advance(from + 20 * MINUTE);
  return sloOver(estate.world, estate.context, 'checkout-risk', from, estate.world.now);
}

describe('a scorer in Python', () => {
  it('that loads its model in init() answers every order in a few milliseconds', async () => {
    const estate = await shop(40, HEALTHY);
    const profile = loadOf(estate);
    expect(profile.initMs).toBeGreaterThan(300);
    expect(profile.waitMs).toBe(PLATFORM_WAIT_MS);
    expect(profile.cpuMs).toBeLessThan(15);
    expect(profile.coldExtraMs).toBeLessThan(10);
    expect(JSON.parse(profile.answers[3]?.body ?? '')).toEqual({ scores: [0.18], of: profile.answers[3]?.id });
    const measured = await peak(estate);
    expect(measured.p95).toBeLessThan(60);
    expect(measured.share429).toBe(0);
  });

  it('that loads its model in run() is slow, rejects calls and answers too late', async () => {
    const estate = await shop(40, scorer('pass', 'model = load()'));
    const profile = loadOf(estate);
    expect(profile.cpuMs).toBeGreaterThan(300);
    const measured = await peak(estate);
    expect(measured.p95).toBeGreaterThan(500);
    expect(measured.share429).toBeGreaterThan(0.05);
  });

  it('that does any other expensive work in run() is slow as well', async () => {
    const estate = await shop(40, scorer('model = load()', 'sum(i * i % 7 for i in range(60_000))'));
    const { cpuMs } = loadOf(estate);
    const healthy = loadOf(await shop(40, HEALTHY));
    expect(cpuMs).toBeGreaterThan(healthy.cpuMs + 2);
    const from = estate.world.now;
    await estate.simulation.advance(from + 5 * MINUTE);
    const { p50 } = sloOver(estate.world, estate.context, 'checkout-risk', from, estate.world.now);
    // The median of a log-normal with cv .3 lies 4.2 % below its mean.
    expect(p50 / (PLATFORM_WAIT_MS + cpuMs)).toBeCloseTo(1 / Math.sqrt(1.09), 1);
  });

  it('that reads a large table in run() is slow by the size of the table', async () => {
    const cpu = async (rows: number): Promise<number> => {
      const table = `open("/tmp/table.csv", "w").write("a,1.5\\n" * ${rows})`;
      const read = 'list(csv.reader(open("/tmp/table.csv")))';
      return loadOf(await shop(1, scorer(`model = load(); ${table}`, read))).cpuMs;
    };
    const [small, large] = [await cpu(2_000), await cpu(8_000)];
    expect(large).toBeGreaterThan(2 * small);
  });

  it('that waits in run() keeps its workers busy without CPU', async () => {
    const estate = await shop(40, scorer('model = load()', '__import__("time").sleep(0.3)'));
    const profile = loadOf(estate);
    expect(profile.waitMs).toBeCloseTo(PLATFORM_WAIT_MS + 300, 6);
    const measured = await peak(estate);
    expect(measured.p95).toBeGreaterThan(400);
  });

  it('that loads lazily is slow for the first request of a worker only', async () => {
    const estate = await shop(5, scorer('pass', 'model = model or load()'));
    const { coldExtraMs, cpuMs } = loadOf(estate);
    expect(coldExtraMs).toBeGreaterThan(300);
    expect(cpuMs).toBeLessThan(15);
  });

  it('writes its lines and tracebacks into the log at the time of the request', async () => {
    const estate = await shop(5, scorer('model = load()', 'assert not raw_data.endswith(\'7"}}\'), "seven"'));
    await estate.simulation.advance(estate.world.now + 10 * MINUTE);
    const said = await estate.az('ml', 'online-deployment', 'get-logs', '-n', 'blue', '-e', 'checkout-risk');
    const lines = (JSON.parse(said.out) as string).split('\n');
    const hour = Math.floor(estate.world.now / HOUR);
    const scored = lines.findIndex((line) => line.endsWith(`score - scored o-${hour}-06`));
    expect(lines[scored]).toMatch(/^2026-03-09 \d\d:06:17,53\d I \[\d+\] score - scored/);
    expect(lines[scored + 1]).toMatch(/^2026-03-09 \d\d:06:17,5\d\d I \[\d+\] azmlinfsrv - POST \/score 200/);
    const raised = lines.indexOf('AssertionError: seven');
    expect(lines.slice(raised - 4, raised).join('\n')).toContain('File "/var/azureml-app/src-blue/score.py", line');
    expect(lines[raised + 1]).toContain('POST /score 500');
  });

  it('whose init() raises does not come up, and its traceback is in the log', async () => {
    const estate = await shop(5, HEALTHY);
    const said = await estate.deploy('green', scorer('raise ValueError("no model here")', 'pass'));
    expect(said.err).toContain('ResourceNotReady');
    const logs = await estate.az('ml', 'online-deployment', 'get-logs', '-n', 'green', '-e', 'checkout-risk');
    expect(logs.out).toContain("User's init function failed");
    expect(logs.out).toContain('ValueError: no model here');
    expect(logs.out).toContain('gunicorn/finish 3 0');
  });

  it('that does not compile is refused with the line, and fails when it is submitted all the same', async () => {
    const estate = await shop(5, HEALTHY);
    const said = await estate.deploy('green', 'import json\n\ndef run(:\n    pass\n');
    expect(said.err).toContain('Error on line 3: def run(:');
    const forced = await estate.az('ml', 'online-deployment', 'create', '-f', 'green.yml', '--skip-script-validation');
    expect(forced.err).toContain('ResourceNotReady');
  });

  it('that never comes back holds its workers until the endpoint gives up on it', async () => {
    const estate = await shop(1, HEALTHY);
    await estate.deploy('green', scorer('model = load()', 'while True: pass'));
    const key = String(
      (await estate.json('ml', 'online-endpoint', 'get-credentials', '-n', 'checkout-risk')).primaryKey,
    );
    const from = estate.world.now;
    const answer = await estate.run(
      ...([
        'curl',
        '-s',
        '-w',
        '%{http_code}',
        '-o',
        '/dev/null',
        '-d',
        '{}',
        '-H',
        `Authorization: Bearer ${key}`,
      ] as const),
      ...([
        '-H',
        'azureml-model-deployment: green',
        'https://checkout-risk.westeurope.inference.ml.azure.com/score',
      ] as const),
    );
    expect(answer.out).toBe('408');
    expect(estate.world.now - from).toBe(5000);
  });
});
