import { describe, expect, it } from 'vitest';
import { ContentStore } from '../../src/kernel/content-store.ts';
import { testPython } from '../support/python.ts';
import { codeSpec, printed, treeOf } from './scripts.ts';

const content = new ContentStore();
const python = await testPython(content);
const repo = (files: { [path: string]: string }) => ({
  path: '/home/oncall/repo',
  tree: treeOf(content, files),
  isWritable: true,
});

describe('a script that fails', () => {
  it('prints the traceback of CPython with the paths of the repository and exits with 1', () => {
    const result = python.run(
      codeSpec('', {
        entry: { kind: 'file', file: 'jobs/train.py' },
        cwd: '/home/oncall/repo',
        mounts: [
          repo({
            'jobs/train.py': 'from features import build\n\nbuild({"age": 3})\n',
            'jobs/features.py': 'def build(record):\n    return [record["tenure"], record["age"] / 100.0]\n',
          }),
        ],
      }),
    );
    expect(printed(result, 'err')).toEqual([
      'Traceback (most recent call last):',
      '  File "/home/oncall/repo/jobs/train.py", line 3, in <module>',
      '    build({"age": 3})',
      '    ~~~~~^^^^^^^^^^^^',
      '  File "/home/oncall/repo/jobs/features.py", line 2, in build',
      '    return [record["tenure"], record["age"] / 100.0]',
      '            ~~~~~~^^^^^^^^^^',
      "KeyError: 'tenure'",
    ]);
    expect(result.exitCode).toBe(1);
  });

  it('shows numbers of system errors as Linux does, printed or not', () => {
    const result = python.run(
      codeSpec(
        'import logging\ntry:\n    open("model.pkl")\nexcept OSError as error:\n    print(error)\n    logging.exception("x")\nopen("/proc")',
      ),
    );
    expect(printed(result)).toEqual(["[Errno 2] No such file or directory: 'model.pkl'"]);
    expect(printed(result, 'err')).toContain("FileNotFoundError: [Errno 2] No such file or directory: 'model.pkl'");
    expect(printed(result, 'err').at(-1)).toBe("IsADirectoryError: [Errno 21] Is a directory: '/proc'");
  });

  it('says which package the environment lacks without frames of the simulation', () => {
    const result = python.run(
      codeSpec('', {
        entry: { kind: 'file', file: 'a.py' },
        cwd: '/home/oncall/repo',
        mounts: [repo({ 'a.py': 'import sklearn\n' })],
      }),
    );
    expect(printed(result, 'err')).toEqual([
      'Traceback (most recent call last):',
      '  File "/home/oncall/repo/a.py", line 1, in <module>',
      '    import sklearn',
      "ModuleNotFoundError: No module named 'sklearn'",
    ]);
  });

  it('exits as it asks to', () => {
    expect(python.run(codeSpec('import sys; sys.exit(3)')).exitCode).toBe(3);
    expect(python.run(codeSpec('raise SystemExit')).exitCode).toBe(0);
    const text = python.run(codeSpec('raise SystemExit("no data")'));
    expect([text.exitCode, printed(text, 'err')]).toEqual([1, ['no data']]);
    expect(python.run(codeSpec('import os; os._exit(9)')).exitCode).toBe(9);
    expect(python.run(codeSpec('import os; os.abort()')).exitCode).toBe(134);
    const missing = python.run(codeSpec('', { entry: { kind: 'file', file: 'no.py' } }));
    expect([missing.exitCode, printed(missing, 'err').length]).toEqual([2, 1]);
  });

  it('shows a syntax error of an imported file as the importer sees it', () => {
    const result = python.run(
      codeSpec('', {
        entry: { kind: 'file', file: 'a.py' },
        cwd: '/home/oncall/repo',
        mounts: [repo({ 'a.py': 'import b\n', 'b.py': 'def f(:\n    pass\n' })],
      }),
    );
    expect(printed(result, 'err')).toEqual([
      'Traceback (most recent call last):',
      '  File "/home/oncall/repo/a.py", line 1, in <module>',
      '    import b',
      '  File "/home/oncall/repo/b.py", line 1',
      '    def f(:',
      '          ^',
      'SyntaxError: invalid syntax',
    ]);
  });

  it('may be written as deeply nested as people write', () => {
    const code = `x = 3\nif x == 0: y = 0\n${Array.from({ length: 100 }, (_, i) => `elif x == ${i + 1}: y = ${i}`).join('\n')}\nz = ${Array(400).fill('1').join(' + ')}\n`;
    const result = python.run(
      codeSpec('import b; print(b.y, b.z)', {
        cwd: '/home/oncall/repo',
        mounts: [repo({ 'b.py': code })],
      }),
    );
    expect(printed(result)).toEqual(['2 400']);
  });

  it('recurses without end only until a RecursionError, in Python and in C', () => {
    for (const code of [
      'def f(): f()\nf()',
      'class A:\n    def __repr__(self): return repr(self)\nrepr(A())',
      'class A:\n    def __lt__(self, other): return self < other\nA() < A()',
      'import json\njson.loads("[" * 100000)',
    ]) {
      const result = python.run(codeSpec(code));
      expect([result.exitCode, printed(result, 'err').at(-1)]).toEqual([1, expect.stringMatching(/^RecursionError/)]);
    }
  });
});

describe('a script', () => {
  it('is run as __main__ with its arguments, folder, environment and input', () => {
    const result = python.run(
      codeSpec('', {
        entry: { kind: 'file', file: 'src/a.py' },
        args: ['--n', '3'],
        cwd: '/home/oncall/repo',
        env: { PYTHONPATH: '/home/oncall/repo/lib', STAGE: 'prod' },
        stdin: 'first\nsecond',
        mounts: [
          repo({
            'src/a.py':
              'import os, sys, b, c\nprint(__name__, sys.argv, os.getcwd(), os.environ["STAGE"], b.x, c.x)\nprint(input(), sys.stdin.read())\n',
            'src/b.py': 'x = 1',
            'lib/c.py': 'x = 2',
          }),
        ],
      }),
    );
    expect(printed(result)).toEqual(["__main__ ['src/a.py', '--n', '3'] /home/oncall/repo prod 1 2", 'first second']);
    expect(result.exitCode).toBe(0);
  });

  it('runs modules, and its unit tests', () => {
    const tests =
      'import unittest\nclass T(unittest.TestCase):\n    def test_a(self): self.assertEqual(1, 1)\n    def test_b(self): self.assertEqual(1, 2)\n';
    const result = python.run(
      codeSpec('', {
        entry: { kind: 'module', module: 'unittest' },
        args: ['-v', 'tests.test_a'],
        cwd: '/home/oncall/repo',
        mounts: [repo({ 'tests/__init__.py': '', 'tests/test_a.py': tests })],
      }),
    );
    expect(result.exitCode).toBe(1);
    expect(printed(result, 'err')).toContain('AssertionError: 1 != 2');
    expect(printed(result, 'err').at(-1)).toBe('FAILED (failures=1)');
  });
});
