// The file tree as a value: what the shell, git and Python rely on.
import { describe, expect, it } from 'vitest';
import { ContentStore } from '../../src/kernel/content-store.ts';
import { byteLength, FileTree, joinPath } from '../../src/kernel/files/file-tree.ts';
import { emptyDir } from '../../src/kernel/files/node.ts';

const tree = () => new FileTree({ root: emptyDir(), writes: 0, now: () => 7 }, new ContentStore());

describe('the file tree', () => {
  it('leaves every earlier tree as it was', () => {
    const files = tree();
    files.makeDir('/a/b', true);
    files.writeText('/a/b/x', 'one');
    const before = files.host.root;
    files.writeText('/a/b/x', 'two');
    files.makeDir('/a/c');
    const old = new FileTree({ root: before, writes: 0, now: () => 0 }, files.content);
    expect([old.readText('/a/b/x'), files.readText('/a/b/x'), old.exists('/a/c')]).toEqual(['one', 'two', false]);
  });

  it('stamps each write with the time and a number never used before', () => {
    const files = tree();
    files.writeText('/x', 'a');
    const first = files.needFile('/x');
    files.writeText('/x', 'b');
    expect([first.mtime, files.needFile('/x').ino > first.ino]).toEqual([7, true]);
  });

  it('lists names in code-unit order', () => {
    const files = tree();
    for (const name of ['b', 'B', 'a', '10', '9', 'ä']) files.writeText(`/${name}`, '');
    expect(files.list('/')).toEqual(['10', '9', 'B', 'a', 'b', 'ä']);
  });

  it('follows links, and says when they go in circles', () => {
    const files = tree();
    files.makeDir('/d');
    files.writeText('/d/x', 'text');
    files.makeLink('d', '/l');
    files.makeLink('loop', '/loop');
    expect([files.readText('/l/x'), files.realPath('/l/x')]).toEqual(['text', '/d/x']);
    files.writeText('/l/y', 'through');
    expect(files.readText('/d/y')).toBe('through');
    expect(() => files.readText('/loop')).toThrow('ELOOP');
  });

  it('refuses what a file system refuses', () => {
    const files = tree();
    files.makeDir('/d');
    files.writeText('/d/x', '');
    expect(() => files.writeText('/no/x', '')).toThrow('ENOENT');
    expect(() => files.writeText('/d', '')).toThrow('EISDIR');
    expect(() => files.makeDir('/d')).toThrow('EEXIST');
    expect(() => files.remove('/d')).toThrow('ENOTEMPTY');
    expect(() => files.copy('/d', '/e')).toThrow('EISDIR');
    expect(() => files.move('/d', '/d/inner')).toThrow('EINVAL');
    expect(() => files.writeText('/__proto__', '')).toThrow('EINVAL');
  });

  it('moves a link itself, and nothing when the target folder is missing', () => {
    const files = tree();
    files.writeText('/x', 'x');
    files.makeLink('x', '/l');
    files.move('/l', '/m');
    expect(files.find('/m', false)?.kind).toBe('link');
    expect(() => files.move('/x', '/no/x')).toThrow('ENOENT');
    expect(files.readText('/x')).toBe('x');
  });

  it('appends and links', () => {
    const files = tree();
    files.appendBytes('/x', new TextEncoder().encode('a'));
    files.appendBytes('/x', new TextEncoder().encode('é'));
    files.link('/x', '/y');
    expect([files.readText('/y'), files.needFile('/y').size]).toEqual(['aé', 3]);
  });

  it('counts bytes as UTF-8 writes them', () => {
    for (const text of ['', 'a', 'é', '€', '😀', '\ud83d', '\ude00', 'a\ud83d\ud83d\ude00'])
      expect(byteLength(text)).toBe(new TextEncoder().encode(text).length);
  });

  it('joins paths lexically', () => {
    expect(joinPath('/a/b', '../c/./d')).toBe('/a/c/d');
    expect(joinPath('/a', '/x//y/..')).toBe('/x');
  });
});
