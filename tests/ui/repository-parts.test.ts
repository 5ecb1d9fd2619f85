// Parts of the repository page that are plain functions: the tree's lines and keys, what buttons type, YAML places.
import { describe, expect, it } from 'vitest';
import type { Fields } from '../../src/session/views/spec-fields-view.ts';
import { fieldsAt, yamlPlace } from '../../src/ui/repository/code/spec-fields.ts';
import { type FileRow, fileLetters, fileRows, foldersOf } from '../../src/ui/repository/file-rows.ts';
import { gitLines } from '../../src/ui/repository/git-lines.ts';
import { pathFault } from '../../src/ui/repository/path-fault.ts';
import { tabOf } from '../../src/ui/repository/repository-place.ts';
import { treeKey } from '../../src/ui/repository/tree-keys.ts';
import { parseRoute } from '../../src/ui/routing/route.ts';
import { gitOf } from './repository-values.ts';

const files = ['README.md', 'docs/a.md', 'src/jobs/train.py', 'src/scoring/score.py'].map((path) => ({
  path,
  size: 1,
  isIgnored: false,
}));
const rowsWith = (...open: readonly string[]): FileRow[] =>
  fileRows(files, new Map(), (folder) => open.includes(folder));
const names = (rows: readonly FileRow[]): string[] => rows.map(({ depth, name }) => `${'·'.repeat(depth)}${name}`);

describe('the lines of the tree', () => {
  it('have folders first, and only what is open', () => {
    expect(names(rowsWith())).toEqual(['·docs', '·src', '·README.md']);
    expect(names(rowsWith('src', 'src/jobs'))).toEqual([
      '·docs',
      '·src',
      '··jobs',
      '···train.py',
      '··scoring',
      '·README.md',
    ]);
    expect(rowsWith('src').map(({ position, siblings }) => `${position}/${siblings}`)).toEqual([
      '1/3',
      '2/3',
      '1/2',
      '2/2',
      '3/3',
    ]);
  });

  it('carry the letters of git, and folders say that something in them has one', () => {
    const change = { oldPath: '', added: 1, removed: 0, isBinary: false };
    const letters = fileLetters(
      gitOf({
        staged: [{ ...change, path: 'README.md', status: 'M' }],
        untracked: ['docs/a.md'],
        conflicts: ['src/jobs/train.py'],
      }),
    );
    expect(Object.fromEntries(letters)).toEqual({ 'README.md': 'M', 'docs/a.md': 'U', 'src/jobs/train.py': 'C' });
    const [docs, , readme] = fileRows(files, letters, () => false);
    expect([docs?.hasChanges, readme?.letter]).toEqual([true, 'M']);
  });

  it('know the folders around a path', () => {
    expect(foldersOf('src/scoring/score.py')).toEqual(['src', 'src/scoring']);
    expect(foldersOf('README.md')).toEqual([]);
  });
});

describe('a key in the tree', () => {
  const typed = () => ({ text: '', at: 0 });
  const press = (rows: readonly FileRow[], at: string, key: string) => treeKey(rows, at, key, typed(), 0);

  it('goes up, down, to the ends, in and out', () => {
    const rows = rowsWith('src');
    expect(press(rows, 'docs', 'ArrowDown')).toEqual({ focus: 'src' });
    expect(press(rows, 'src', 'ArrowUp')).toEqual({ focus: 'docs' });
    expect(press(rows, 'docs', 'End')).toEqual({ focus: 'README.md' });
    expect(press(rows, 'README.md', 'Home')).toEqual({ focus: 'docs' });
    expect(press(rows, 'README.md', 'ArrowDown')).toEqual({});
    expect(press(rows, 'docs', 'ArrowRight')?.toggle?.path).toBe('docs');
    expect(press(rows, 'src', 'ArrowRight')).toEqual({ focus: 'src/jobs' });
    expect(press(rows, 'src', 'ArrowLeft')?.toggle?.path).toBe('src');
    expect(press(rows, 'src/jobs', 'ArrowLeft')).toEqual({ focus: 'src' });
    expect(press(rows, 'README.md', 'Enter')).toEqual({ open: 'README.md' });
    expect(press(rows, 'src', ' ')?.toggle?.path).toBe('src');
    expect(press(rows, 'src', 'F5')).toBeUndefined();
  });

  it('of a letter goes to the next name that begins so; letters in quick succession are one beginning', () => {
    const rows = rowsWith('src');
    expect(press(rows, 'docs', 's')).toEqual({ focus: 'src' });
    expect(press(rows, 'src', 's')).toEqual({ focus: 'src/scoring' });
    expect(press(rows, 'src/scoring', 's')).toEqual({ focus: 'src' });
    const memory = typed();
    expect(treeKey(rows, 'docs', 's', memory, 1000)).toEqual({ focus: 'src' });
    expect(treeKey(rows, 'src', 'c', memory, 1200)).toEqual({ focus: 'src/scoring' });
    expect(treeKey(rows, 'src/scoring', 'r', memory, 9000)).toEqual({ focus: 'README.md' });
  });
});

describe('what buttons type', () => {
  it('quotes names and messages', () => {
    expect(gitLines.stage(['docs/a b.md'])).toBe("cd ~/kestrand-ml && git add -- 'docs/a b.md'");
    expect(gitLines.commit("Don't load twice\n\nIt is slow.", true)).toBe(
      "cd ~/kestrand-ml && git add -A && git commit -m 'Don'\\''t load twice' -m 'It is slow.'",
    );
    expect(gitLines.push('fix', false)).toBe('cd ~/kestrand-ml && git push -u origin fix');
    expect(gitLines.move('a.md', 'docs/deep/a.md', true)).toBe(
      'cd ~/kestrand-ml && mkdir -p docs/deep && git mv a.md docs/deep/a.md',
    );
  });
});

describe('an address', () => {
  it('of a commit belongs to the history', () => {
    expect(tabOf(parseRoute('#/repository?commit=c55fd32'))).toBe('history');
    expect(tabOf(parseRoute('#/repository/src/a.py?tab=changes'))).toBe('changes');
    expect(tabOf(parseRoute('#/repository/src/a.py?tab=nonsense'))).toBe('files');
  });
});

describe('the path of a new file', () => {
  it('must be free, inside, and below no file', () => {
    const faults = ['docs/b.md', 'docs', 'README.md', 'README.md/x', '../x', '.git/config', 'a//b'].map((path) =>
      pathFault(path, files),
    );
    expect(faults.map((fault) => fault !== '')).toEqual([false, true, true, true, true, true, true]);
  });
});

describe('a place in a specification', () => {
  const lines = ['$schema: x', 'code_configuration:', '  code: ../src', '  sc', 'request_settings:', '  '];
  const fields: Fields = {
    name: { kind: 'text' },
    code_configuration: { kind: 'object', fields: { code: { kind: 'text' }, scoring_script: { kind: 'text' } } },
    inputs: {
      kind: 'map',
      item: {
        kind: 'either',
        of: [{ kind: 'literal' }, { kind: 'object', fields: { type: { kind: 'choice', of: ['uri_file'] } } }],
      },
    },
  };

  it('is read by indentation, while the text is no YAML yet', () => {
    expect(yamlPlace(lines, 3, 4)).toEqual({
      parents: ['code_configuration'],
      key: null,
      typed: 'sc',
      siblings: ['code'],
    });
    expect(yamlPlace(lines, 2, 11)).toMatchObject({ parents: ['code_configuration'], key: 'code', typed: '../' });
    expect(yamlPlace(lines, 5, 2)).toMatchObject({ parents: ['request_settings'], siblings: [] });
    expect(yamlPlace(['# na'], 0, 4)).toBeNull();
  });

  it('has the fields that the schema gives it', () => {
    expect(Object.keys(fieldsAt(fields, ['code_configuration']) ?? {})).toEqual(['code', 'scoring_script']);
    expect(Object.keys(fieldsAt(fields, ['inputs', 'orders']) ?? {})).toEqual(['type']);
    expect(fieldsAt(fields, ['name'])).toBeNull();
    expect(fieldsAt(fields, ['nothing'])).toBeNull();
  });
});
