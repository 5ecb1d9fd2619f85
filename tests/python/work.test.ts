import { describe, expect, it } from 'vitest';
import { ContentStore } from '../../src/kernel/content-store.ts';
import { realm } from '../../src/kernel/realm.ts';
import { testPython } from '../support/python.ts';
import { codeSpec, printed, treeOf } from './scripts.ts';

const content = new ContentStore();
const python = await testPython(content);
const packages = { 'scikit-learn': '1.5.2', joblib: '1.4.2' };

describe('work', () => {
  it('of a loop of a million turns is some 50 ms, wherever it stands', () => {
    const { workMs } = python.run(codeSpec('for _ in range(1_000_000): pass'));
    expect(workMs).toBeGreaterThan(40);
    expect(workMs).toBeLessThan(60);
  });

  it('is told with each line', () => {
    const result = python.run(codeSpec('print("a")\nfor _ in range(1_000_000): pass\nprint("b", end="")'));
    const [a, b] = result.lines.map((line) => line.atWorkMs);
    expect((b as number) - (a as number)).toBeGreaterThan(40);
    expect(printed(result)).toEqual(['a', 'b']);
  });

  it('of loading a model of 400 kB is 310 ms', () => {
    const load = `
import io, joblib, pickle, time
file = io.BytesIO(); joblib.dump(bytes(400_000), file); file.seek(0)
start = time.process_time(); joblib.load(file); print((time.process_time() - start) * 1000)`;
    const [ms] = printed(python.run(codeSpec(load, { packages })));
    expect(Math.abs(Number(ms) - 310)).toBeLessThan(2);
  });

  it('of reading counts bytes and opens: 150 MB in a second', () => {
    const tree = treeOf(content, { 'big.csv': 'x'.repeat(15_000_000) });
    const mounts = [{ path: '/data', tree, isWritable: false }];
    const read = python.run(codeSpec('open("/data/big.csv").read()', { mounts }));
    expect(Math.abs(read.workMs - 100)).toBeLessThan(10);
  });

  it('of what nobody listed is seen too', () => {
    const costs = [
      'sorted((str(i) for i in range(50_000)), key=lambda s: s[::-1])',
      'import csv, io; list(csv.DictReader(io.StringIO("a,b\\n" + "1,2\\n" * 20_000)))',
      'import hashlib\nfor i in range(20_000): hashlib.sha256(b"x").hexdigest()',
    ].map((code) => python.run(codeSpec(code)).workMs);
    for (const cost of costs) expect(cost).toBeGreaterThan(1);
  });

  it('beyond the limit stops a script that catches everything, in real seconds', () => {
    const started = realm.hostMilliseconds();
    const result = python.run(
      codeSpec(
        'print("started")\nwhile True:\n    try:\n        while True: pass\n    except BaseException: print("no")',
      ),
    );
    expect([result.isStopped, printed(result)]).toEqual([true, ['started']]);
    expect(result.workMs).toBeGreaterThan(4_000);
    expect(realm.hostMilliseconds() - started).toBeLessThan(20_000);
    const small = python.run(codeSpec('while True: pass', { workLimitMs: 100 }));
    expect([small.isStopped, Math.round(small.workMs)]).toEqual([true, 100]);
  });

  it('declared by C code stops a script at the limit as well', () => {
    const result = python.run(codeSpec('import sklearn\nprint("imported")', { packages, workLimitMs: 200 }));
    expect([result.isStopped, printed(result)]).toEqual([true, []]);
  });
});
