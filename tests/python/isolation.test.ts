import { describe, expect, it } from 'vitest';
import { ContentStore } from '../../src/kernel/content-store.ts';
import { EPOCH_UNIX_MS } from '../../src/kernel/time.ts';
import { testPython } from '../support/python.ts';
import { codeSpec, printed, treeOf } from './scripts.ts';

const content = new ContentStore();
const python = await testPython(content);
const lastError = (code: string): string | undefined => printed(python.run(codeSpec(code)), 'err').at(-1);

describe('a script cannot reach', () => {
  it.each(['js', 'pyodide', 'pyodide.code', 'pyodide_js', '_pyodide', '_pyodide_core', '_kst_host'])(
    'the host through %s',
    (name) => {
      expect(lastError(`import ${name}`)).toBe(`ModuleNotFoundError: No module named '${name.split('.')[0]}'`);
      expect(printed(python.run(codeSpec(`import sys; print(${JSON.stringify(name)} in sys.modules)`)))).toEqual([
        'False',
      ]);
    },
  );

  it('foreign code, threads and processes, and is told so', () => {
    expect(lastError('import ctypes')).toBe("ImportError: not simulated: the standard library's 'ctypes'");
    expect(lastError('import threading; threading.Thread(target=print).start()')).toMatch(/^RuntimeError/);
    for (const call of ['os.system("ls")', 'subprocess.run(["ls"])', 'os.fork()', 'os.popen("ls").read()'])
      expect(lastError(`import os, subprocess; ${call}`)).toBe(
        'OSError: [Errno 38] not simulated: a script cannot start processes',
      );
  });

  it('any network', () => {
    expect(lastError('from urllib.request import urlopen; urlopen("https://example.com")')).toBe(
      'urllib.error.URLError: <urlopen error [Errno -3] Temporary failure in name resolution>',
    );
    expect(lastError('import socket; socket.socket().connect(("10.0.0.1", 80))')).toMatch(/^OSError: \[Errno 101\]/);
  });

  it('files of the host, or its own interpreter’s for writing', () => {
    for (const path of ['/etc/passwd', `${process.cwd()}/package.json`])
      expect(lastError(`open(${JSON.stringify(path)})`)).toMatch(/^FileNotFoundError/);
    const attempts =
      'open("/lib/python314.zip", "wb")|os.remove("/lib/python314.zip")|os.mkdir("/new")|os.chmod("/lib", 0)';
    for (const attempt of attempts.split('|'))
      expect(lastError(`import os; ${attempt}`)).toMatch(/^OSError: \[Errno 30\] Read-only file system/);
    expect(printed(python.run(codeSpec('import colorsys; print(colorsys.rgb_to_hsv(0, 0, 1))'))).length).toBe(1);
  });

  it('the wall clock: it sees simulated time that moves with its own work', () => {
    const code = `
import time, datetime
start = time.time()
time.sleep(90)
for _ in range(1_000_000): pass
print(datetime.datetime.fromtimestamp(start, datetime.UTC).isoformat(), time.time() - start)
print(datetime.datetime.now().isoformat(), time.perf_counter() > 90)`;
    const result = python.run(codeSpec(code, { now: 63 * 86_400_000 }));
    const [first = '', second] = printed(result);
    expect(first).toMatch(/^2026-03-09T00:00:00.00\d+\+00:00 90\.0/);
    const elapsed = Number(first.split(' ')[1]) * 1000;
    expect(elapsed).toBeCloseTo(90_000 + result.workMs, 0);
    expect(second).toMatch(/^2026-03-09T00:01:30\.\d+ True/);
    expect(result.waitMs).toBe(90_000);
    expect(EPOCH_UNIX_MS + 63 * 86_400_000).toBe(Date.parse('2026-03-09'));
  });

  it('more than 256 MB', () => {
    const result = python.run(codeSpec('x = []\nwhile True: x.append(bytearray(8_000_000))'));
    expect([result.exitCode, printed(result, 'err').at(-1)]).toEqual([1, 'MemoryError']);
    expect(printed(python.run(codeSpec('print(len(bytearray(100_000_000)))')))).toEqual(['100000000']);
  });
});

it('tells whether the run read the clock', () => {
  expect(python.run(codeSpec('import random, uuid; print(uuid.uuid4())')).hasReadClock).toBe(false);
  expect(python.run(codeSpec('open("a", "w").write("x"); print(open("a").read())')).hasReadClock).toBe(false);
  for (const code of ['import time; time.perf_counter()', 'import datetime; datetime.date.today()'])
    expect(python.run(codeSpec(code)).hasReadClock).toBe(true);
});

it('says of packages that it does not run that they are installed but not simulated', () => {
  const packages = { pandas: '2.2.3', 'scikit-learn': '1.5.2' };
  const run = (code: string) => printed(python.run(codeSpec(code, { packages })), 'err').at(-1);
  expect(run('import pandas')).toBe(
    "ImportError: not simulated: pandas 2.2.3 is installed in this environment, but this simulation does not run 'pandas'",
  );
  expect(run('import numpy.linalg')).toMatch(/^ImportError: not simulated: numpy/);
  expect(run('import sklearn.ensemble')).toMatch(/^ImportError: not simulated: scikit-learn 1\.5\.2/);
  expect(run('import requests')).toBe("ModuleNotFoundError: No module named 'requests'");
});

it('lets the repository hide an installed package behind a file of its own', () => {
  const tree = treeOf(content, { 'a.py': 'import yaml\nprint(yaml.x)', 'yaml.py': 'x = 5' });
  const result = python.run(
    codeSpec('', {
      ...{ entry: { kind: 'file', file: '/repo/a.py' }, packages: { PyYAML: '6.0.2' } },
      mounts: [{ path: '/repo', tree, isWritable: false }],
    }),
  );
  expect(printed(result)).toEqual(['5']);
});
