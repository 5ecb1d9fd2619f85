import { describe, expect, it } from 'vitest';
import { ContentStore } from '../../src/kernel/content-store.ts';
import { emptyDir } from '../../src/kernel/files/node.ts';
import { testPython } from '../support/python.ts';
import { codeSpec, printed, treeOf, written } from './scripts.ts';

const content = new ContentStore();
const python = await testPython(content);
const tree = treeOf(content, { 'a.txt': 'one', 'sub/b.txt': 'two', 'sub/deep/c.txt': 'three', 'same.txt': 'x' });
const writable = [{ path: '/repo', tree, isWritable: true }];
const paths = (code: string, mounts = writable) =>
  python.run(codeSpec(code, { mounts, cwd: '/repo' })).files.map(({ path, bytes }) => (bytes ? path : `-${path}`));

describe('files of writable mounts', () => {
  it('come back when they are new, changed, moved or deleted, sorted by path', () => {
    const result = python.run(
      codeSpec(
        `
import os, shutil
open("z.txt", "w").write("new")
open("a.txt", "a").write(" more")
os.makedirs("made/below"); open("made/below/f", "wb").write(bytes([0, 255]))
os.rename("sub/b.txt", "sub/moved.txt")
open("same.txt", "w").write("x")
shutil.rmtree("sub/deep")`,
        { mounts: writable, cwd: '/repo' },
      ),
    );
    expect(result.exitCode).toBe(0);
    expect(result.files.map((file) => file.path)).toEqual([
      ...['/repo/a.txt', '/repo/made/below/f', '/repo/sub/b.txt', '/repo/sub/deep/c.txt', '/repo/sub/moved.txt'],
      '/repo/z.txt',
    ]);
    expect(written(result, '/repo/a.txt')).toBe('one more');
    expect(written(result, '/repo/sub/moved.txt')).toBe('two');
    expect(result.files.filter((file) => file.bytes === null).map((file) => file.path)).toEqual([
      '/repo/sub/b.txt',
      '/repo/sub/deep/c.txt',
    ]);
    expect(result.files[1]?.bytes).toEqual(Uint8Array.of(0, 255));
  });

  it('are flushed when the script ends without closing them', () => {
    expect(paths('f = open("left.txt", "w"); f.write("text")')).toEqual(['/repo/left.txt']);
    expect(paths('class A: pass\na = A(); a.a = a; a.f = open("cycle.txt", "w"); a.f.write("x")')).toEqual([
      '/repo/cycle.txt',
    ]);
  });

  it('follow a folder that is renamed, replaced by a file, or moved back', () => {
    expect(paths('import os; os.rename("sub", "other")')).toEqual([
      ...['/repo/other/b.txt', '/repo/other/deep/c.txt', '-/repo/sub/b.txt', '-/repo/sub/deep/c.txt'],
    ]);
    expect(paths('import os, shutil; shutil.rmtree("sub"); open("sub", "w").write("f")')).toEqual([
      ...['/repo/sub', '-/repo/sub/b.txt', '-/repo/sub/deep/c.txt'],
    ]);
    expect(paths('import os; os.rename("sub", "x"); os.rename("x", "sub")')).toEqual([]);
    expect(paths('import os; os.replace("a.txt", "same.txt"); print(open("same.txt").read())')).toEqual([
      '-/repo/a.txt',
      '/repo/same.txt',
    ]);
  });

  it('are never changed in the tree that was mounted', () => {
    paths('open("a.txt", "r+").write("ONE")');
    expect(printed(python.run(codeSpec('print(open("/repo/a.txt").read())', { mounts: writable })))).toEqual(['one']);
  });

  it('see seeks, appends and truncation as Linux does', () => {
    const code = `
f = open("a.txt", "r+b"); f.seek(5); f.write(b"!"); f.seek(0); print(f.read()); f.truncate(2); f.seek(0, 2); print(f.tell())
f.close(); print(open("a.txt").read(), __import__("os").path.getsize("a.txt"))`;
    expect(printed(python.run(codeSpec(code, { mounts: writable, cwd: '/repo' })))).toEqual([
      "b'one\\x00\\x00!'",
      '2',
      'on 2',
    ]);
  });
});

describe('other mounts', () => {
  it('that are read-only refuse every change and are read as they are', () => {
    const mounts = [{ path: '/mnt/data', tree, isWritable: false }];
    const result = python.run(
      codeSpec(
        `
import os
for act in ('open("/mnt/data/a.txt", "w")', 'open("/mnt/data/new", "w")', 'open("/mnt/data/a.txt", "a")', 'os.remove("/mnt/data/a.txt")'):
    try: eval(act)
    except OSError as error: print(error)
print(open("/mnt/data/sub/deep/c.txt").read(), sorted(os.listdir("/mnt/data")))`,
        { mounts },
      ),
    );
    expect(printed(result)).toEqual([
      "[Errno 30] Read-only file system: '/mnt/data/a.txt'",
      "[Errno 30] Read-only file system: '/mnt/data/new'",
      "[Errno 30] Read-only file system: '/mnt/data/a.txt'",
      "[Errno 30] Read-only file system: '/mnt/data/a.txt'",
      "three ['a.txt', 'same.txt', 'sub']",
    ]);
    expect(result.files).toEqual([]);
  });

  it('may lie within each other, and the root means its folders', () => {
    const data = treeOf(content, { 'day.csv': 'a,b' });
    const mounts = [
      { path: '/', tree: { ...emptyDir(), entries: { repo: tree, srv: data } }, isWritable: true },
      { path: '/repo/mnt/in', tree: data, isWritable: false },
    ];
    const result = python.run(
      codeSpec(
        'print(open("/repo/mnt/in/day.csv").read(), open("/srv/day.csv").read()); open("/repo/out.txt", "w").write("x"); open("/srv/n", "w").write("y")',
        { mounts, cwd: '/repo' },
      ),
    );
    expect([printed(result), result.files.map((file) => file.path)]).toEqual([
      ['a,b a,b'],
      ['/repo/out.txt', '/srv/n'],
    ]);
    expect(printed(python.run(codeSpec('import os; print("srv" in os.listdir("/"))')))).toEqual(['False']);
  });

  it('hold what lies under /tmp and home only for the run', () => {
    expect(
      printed(python.run(codeSpec('open("/tmp/a", "w").write("x"); open("/root/b", "w").write("y"); print(1)'))),
    ).toEqual(['1']);
    expect(printed(python.run(codeSpec('import os; print(os.listdir("/tmp"), os.listdir("/root"))')))).toEqual([
      '[] []',
    ]);
  });
});
