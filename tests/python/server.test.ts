import { describe, expect, it } from 'vitest';
import { ContentStore } from '../../src/kernel/content-store.ts';
import type { ScriptSpec } from '../../src/kernel/script.ts';
import { testPython } from '../support/python.ts';
import { codeSpec, printed, treeOf } from './scripts.ts';

const content = new ContentStore();
const python = await testPython(content);
const serve = (score: string, bodies: readonly unknown[], more: Partial<ScriptSpec> = {}) =>
  python.run(
    codeSpec('', {
      entry: {
        kind: 'server',
        file: '/app/src/score.py',
        requests: bodies.map((body, i) => ({ id: `r${i}`, body: JSON.stringify(body) })),
      },
      mounts: [{ path: '/app', tree: treeOf(content, { 'src/score.py': score }), isWritable: false }],
      packages: { 'scikit-learn': '1.5.2' },
      ...more,
    }),
  );

describe('a scoring script', () => {
  it('is started once and answers requests in order, with JSON of what run() returns', () => {
    const result = serve(
      `
import json
count = 0
def init():
    global count
    count = 100
    print("model loaded")
def run(raw_data):
    global count
    count += 1
    return {"n": count, "got": json.loads(raw_data)["x"]}`,
      [{ x: 1 }, { x: 'é' }],
    );
    expect(result.exitCode).toBe(0);
    expect(printed(result)).toEqual(['model loaded']);
    expect(result.answers.map(({ id, status, body }) => ({ id, status, body }))).toEqual([
      { id: 'r0', status: 200, body: '{"n": 101, "got": 1}' },
      { id: 'r1', status: 200, body: '{"n": 102, "got": "\\u00e9"}' },
    ]);
  });

  it('encodes a text as JSON once more', () => {
    const result = serve('def init(): pass\ndef run(raw): return "[1]"', [0]);
    expect(result.answers[0]?.body).toBe('"[1]"');
  });

  it('answers 500 where run() raises, logs the traceback, and goes on', () => {
    const result = serve(
      'import json\ndef init(): pass\ndef run(raw):\n    print("asked")\n    return json.loads(raw)["x"]',
      [{ y: 1 }, { x: 2 }],
    );
    expect(result.answers.map((answer) => answer.status)).toEqual([500, 200]);
    const log = result.answers[0]?.lines.map((line) => line.text) ?? [];
    expect(log[0]).toBe('asked');
    expect(log[1]).toMatch(
      /^2026-03-09 15:46:40,\d+ E \[\d+\] azmlinfsrv - Encountered Exception: Traceback \(most recent call last\):$/,
    );
    expect(log.slice(2)).toEqual([
      '  File "/app/src/score.py", line 5, in run',
      '    return json.loads(raw)["x"]',
      '           ~~~~~~~~~~~~~~~^^^^^',
      "KeyError: 'x'",
    ]);
    expect(serve('def init(): pass\ndef run(raw): return object()', [0]).answers[0]?.status).toBe(500);
  });

  it('measures each request: work, waiting, lines at their moment', () => {
    const result = serve(
      `
import logging, time
from sklearn.preprocessing import StandardScaler
scaler = None
def init():
    global scaler
    scaler = StandardScaler().fit([[1.0], [2.0]])
def run(raw):
    if raw == "1": time.sleep(0.25)
    if raw == "2": scaler.transform([[1.0]])
    logging.info("done %s", raw)
    return 0`,
      [0, 1, 2],
    );
    const [plain, slept, scaled] = result.answers;
    expect(result.answers.map((answer) => answer.waitMs)).toEqual([0, 250, 0]);
    expect(slept?.workMs).toBeLessThan(0.5);
    expect((scaled?.workMs ?? 0) - (plain?.workMs ?? 0)).toBeCloseTo(5.5, 0);
    expect(scaled?.lines.map((line) => line.text)).toEqual([expect.stringMatching(/ I \[\d+\] root - done 2$/)]);
    expect(scaled?.lines[0]?.atWorkMs).toBeGreaterThan(5.5);
    expect(result.workMs).toBeGreaterThan(600); // the import of scikit-learn
    expect(result.hasReadClock).toBe(true);
  });

  it('that cannot start exits with 3 and says why', () => {
    const raising = serve('def init(): raise FileNotFoundError("model.joblib")\ndef run(raw): return 1', [0]);
    expect([raising.exitCode, raising.answers]).toEqual([3, []]);
    expect(printed(raising, 'err')[0]).toMatch(/User's init function failed$/);
    expect(printed(raising, 'err').at(-1)).toBe('FileNotFoundError: model.joblib');
    const importing = serve('import pandas', [0]);
    expect(printed(importing, 'err').slice(1)).toEqual([
      'Traceback (most recent call last):',
      '  File "/app/src/score.py", line 1, in <module>',
      '    import pandas',
      "ModuleNotFoundError: No module named 'pandas'",
    ]);
    const incomplete = serve('def init(): pass', [0]);
    expect([incomplete.exitCode, printed(incomplete, 'err')[0]]).toEqual([
      3,
      expect.stringMatching(/does not have a run\(\) function defined\.$/),
    ]);
    expect(serve('import sys\nsys.exit(0)', [0]).exitCode).toBe(3);
  });

  it('that never answers leaves the request at hand dead and the rest unanswered', () => {
    const score = 'def init(): pass\ndef run(raw):\n    print("got", raw)\n    while raw == "1": pass\n    return raw';
    const result = serve(score, [0, 1, 2], { workLimitMs: 200 });
    expect(result.isStopped).toBe(true);
    expect(result.answers.map(({ id, status }) => [id, status])).toEqual([
      ['r0', 200],
      ['r1', 502],
    ]);
    expect(result.answers[1]?.lines.map((line) => line.text)).toEqual(['got 1']);
    const exited = serve('import os\ndef init(): pass\ndef run(raw): os._exit(9)', [0, 1]);
    expect([exited.exitCode, exited.answers.map((answer) => answer.status)]).toEqual([9, [502]]);
  });

  it('leaves nothing behind for the next server', () => {
    const score =
      'import builtins\ndef init(): builtins.seen = getattr(builtins, "seen", 0) + 1\ndef run(raw): return builtins.seen';
    expect(serve(score, [0]).answers[0]?.body).toBe('1');
    expect(serve(score, [0]).answers[0]?.body).toBe('1');
  });
});

describe('a server that was started before', () => {
  const score = `
import json, random, time, uuid
drawn, started, asked = None, None, 0
def init():
    global drawn, started
    drawn, started = [random.random(), str(uuid.uuid4())], time.time()
    print("drew", drawn)
def run(raw):
    global asked
    asked += 1
    return {"asked": asked, "drawn": drawn, "now": random.random(), "age": time.time() - started}`;
  const start = { seed: 'blue', now: 5_400_000_000 };
  const batch = (seed: string, now: number, count = 2) =>
    serve(score, [], {
      ...{ seed, now },
      entry: {
        kind: 'server',
        file: '/app/src/score.py',
        requests: Array.from({ length: count }, (_, i) => ({ id: `r${i}`, body: '0', at: now + i * 1000 })),
        start,
      },
    });
  const bodies = (result: ReturnType<typeof batch>) => result.answers.map(({ body }) => JSON.parse(body));

  it('keeps what init() made, and nothing of other requests', () => {
    const [first, second] = [batch('a', 5_500_000_000), batch('b', 5_503_600_000)];
    expect(bodies(first).map(({ asked }) => asked)).toEqual([1, 2]);
    expect(bodies(second).map(({ asked }) => asked)).toEqual([1, 2]);
    expect(bodies(second)[0].drawn).toEqual(bodies(first)[0].drawn);
    expect(second.lines).toEqual(first.lines); // what it said when it started, once
    expect([second.workMs, second.waitMs]).toEqual([first.workMs, first.waitMs]);
  });

  it('draws and reads the clock anew for every batch', () => {
    const [first, second] = [batch('a', 5_500_000_000), batch('b', 5_503_600_000)];
    expect(bodies(second)[0].now).not.toBe(bodies(first)[0].now);
    expect(bodies(first)[0].age).toBeCloseTo(100_000, 0);
    expect(bodies(second)[1].age).toBeCloseTo(103_601, 0);
  });

  it('answers nobody before it is up', () => {
    const [{ age }] = bodies(batch('a', start.now - 1_800_000, 1)) as [{ age: number }];
    expect(age).toBeGreaterThan(0);
    expect(age).toBeLessThan(60);
  });

  it('answers alike whether it is kept ready or started again', async () => {
    const kept = batch('a', 5_500_000_000);
    const others = (i: number): string => `x = [${i}] * 1000\ndef init(): pass\ndef run(raw): return ${i}`;
    for (let i = 0; i < 10; i++) serve(others(i), [0]); // pushes it out
    expect(batch('a', 5_500_000_000)).toEqual(kept);
    expect(batch('a', 5_500_000_000)).toEqual(kept);
  });

  it('is started anew for every batch when init() left files or open files behind', () => {
    for (const init of ['open("/tmp/warm", "w").write("x")', 'global log; log = open("/app/src/score.py")']) {
      const script = `import os\ndef init(): ${init}\ndef run(raw): return [os.listdir("/tmp"), raw]`;
      const [first, second] = [serve(script, [0, 1]), serve(script, [0, 1])];
      expect(first.answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(second).toEqual(first);
    }
  });
});
