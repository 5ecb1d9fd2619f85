// What the repository page looks at, on a real play: the player's clone, what colleagues pushed, and what is done to it.
import { beforeAll, describe, expect, it } from 'vitest';
import { nodeEngine } from '../../../src/cli/node-engine.ts';
import { readScenario } from '../../../src/scenario/scenario-file.ts';
import type { Play } from '../../../src/session/play.ts';
import type { ViewName, ViewParams, ViewValue } from '../../../src/session/views/registry.ts';
import { lookOnce } from '../../../src/session/watch-list.ts';
import { pack, startPlay } from '../../support/start-world.ts';

const SCORER = 'src/scoring/checkout_score.py';
let play: Play;
let start: Play['world'];

function see<Name extends ViewName>(name: Name, params: ViewParams<Name>): ViewValue<Name> {
  const scenario = readScenario(pack, 'model-load-in-run');
  const watched = { world: play.world, start, scenario, context: nodeEngine().viewContext };
  return lookOnce({ name, params }, watched) as ViewValue<Name>;
}

const git = () => see('repository', {})?.git;

/** Types a line and plays until it has ended. */
async function type(line: string): Promise<string> {
  await play.input({ type: 'line', terminal: 'panel', line });
  await play.advance(play.world.now);
  const last = see('page-commands', {}).at(-1);
  expect(last?.line).toBe(line);
  expect(last?.exitCode).not.toBeNull();
  return last?.output ?? '';
}

const edit = async (path: string, text: string): Promise<void> => {
  await play.input({ type: 'edit', path: `kestrand-ml/${path}`, text });
};

beforeAll(async () => {
  await nodeEngine().ready();
  play = await startPlay('model-load-in-run');
  start = play.world;
  await play.input({ type: 'open-terminal', terminal: 'panel' });
});

describe('the working copy', () => {
  it('is listed, and stands where its remote stands', () => {
    const view = see('repository', {});
    expect(view?.files.map(({ path }) => path)).toContain(SCORER);
    expect(view?.files.some(({ path }) => path.startsWith('.git/'))).toBe(false);
    expect(view?.git).toMatchObject({ branch: 'main', operation: null, staged: [], unstaged: [], untracked: [] });
    expect(view?.git?.upstream).toEqual({ name: 'origin/main', isGone: false, ahead: 0, behind: 0, isStale: false });
  });

  it('knows that the remote has a commit, and shows it, before it is fetched', async () => {
    await type('git clone -q /srv/git/kestrand-ml.git ~/elsewhere && echo Elsewhere. > ~/elsewhere/docs/elsewhere.md');
    await type('git -C ~/elsewhere add . && git -C ~/elsewhere commit -qm Elsewhere && git -C ~/elsewhere push -q');
    const id = (await type('git -C ~/elsewhere rev-parse HEAD')).trim();
    expect(git()?.upstream).toMatchObject({ ahead: 0, behind: 0, isStale: true });
    expect(see('repository-commit', { id })).toMatchObject({
      oid: id,
      subject: 'Elsewhere',
      isFetched: false,
      isInHead: false,
      files: [{ path: 'docs/elsewhere.md', status: 'A', added: 1, removed: 0 }],
    });
    expect(see('repository-diff', { path: 'docs/elsewhere.md', of: id })?.after?.text).toBe('Elsewhere.\n');
    await type('git fetch -q');
    expect(git()?.upstream).toMatchObject({ ahead: 0, behind: 1, isStale: false });
    await type('git pull -q');
    expect(git()?.upstream).toMatchObject({ ahead: 0, behind: 0, isStale: false });
  });

  it('is null for what does not exist', () => {
    expect(see('repository-file', { path: 'src/nowhere.py', version: 'work' })).toBeNull();
    expect(see('repository-file', { path: SCORER, version: 'no-such-branch' })).toBeNull();
    expect(see('repository-commit', { id: 'ffffffffff' })).toBeNull();
    expect(see('repository-log', { ref: 'no-such-branch', path: '', most: 10 })).toBeNull();
    expect(see('repository-blame', { path: 'src/nowhere.py', version: 'head' })).toEqual([]);
  });
});

describe('the incident by history, difference and revert', () => {
  let culprit = '';

  it('finds the commit that touched the scorer', async () => {
    const log = see('repository-log', { ref: 'HEAD', path: SCORER, most: 50 });
    const newest = log?.commits[0];
    culprit = newest?.oid ?? '';
    expect(newest).toMatchObject({
      subject: 'Always answer with the newest model',
      author: { id: 'checkout-ds', name: 'Checkout data scientist' },
    });
    expect(log?.total).toBe(log?.commits.length);
    const whole = see('repository-log', { ref: 'HEAD', path: '', most: 3 });
    expect(whole?.commits).toHaveLength(3);
    expect(whole?.total).toBeGreaterThan(log?.total ?? 0);
    expect(whole?.commits[0]?.refs.map(({ name }) => name)).toEqual(['main', 'origin/main']);
  });

  it('says who wrote the slow line', () => {
    const lines = see('repository-file', { path: SCORER, version: 'work' })?.text.split('\n') ?? [];
    const line = lines.findIndex((text) => text.trim() === 'newest_model()') + 1;
    const runs = see('repository-blame', { path: SCORER, version: 'work' });
    const run = runs?.findLast((one) => one.line <= line);
    expect(run?.commit?.oid).toBe(culprit);
    expect(runs?.reduce((sum, { count }) => sum + count, 0)).toBe(lines.length - 1);
  });

  it('shows the commit as reverted and to be pushed, then pushed', async () => {
    const before = see('repository-commit', { id: culprit });
    expect(before).toMatchObject({ isFetched: true, isInHead: true, isPushed: true, revertedBy: null });
    await type(`git revert --no-edit ${culprit}`);
    const after = see('repository-commit', { id: culprit.slice(0, 8) });
    expect(after?.revertedBy?.oid).toBe(git()?.head?.oid);
    expect(git()?.upstream).toMatchObject({ ahead: 1, behind: 0 });
    expect(see('repository-commit', { id: 'HEAD' })).toMatchObject({ author: { id: 'oncall' }, isPushed: false });
    await type('git push');
    expect(git()?.upstream).toMatchObject({ ahead: 0, behind: 0 });
    expect(see('repository-commit', { id: 'HEAD' })?.isPushed).toBe(true);
  });
});

describe('changes', () => {
  it('go from unstaged to staged to a commit, with their lines counted', async () => {
    const text = see('repository-file', { path: 'README.md', version: 'work' })?.text ?? '';
    await edit('README.md', `${text}One more line.\n`);
    await edit('docs/notes.md', 'New.\n');
    expect(git()).toMatchObject({
      unstaged: [{ path: 'README.md', status: 'M', added: 1, removed: 0 }],
      untracked: ['docs/notes.md'],
    });
    expect(see('repository-diff', { path: 'README.md', of: 'unstaged' })).toMatchObject({
      before: { text },
      after: { text: `${text}One more line.\n` },
    });
    await type('git add README.md docs/notes.md');
    expect(git()?.unstaged).toEqual([]);
    expect(git()?.staged.map(({ path, status }) => `${status} ${path}`)).toEqual(['M README.md', 'A docs/notes.md']);
    await edit('README.md', `${text}Another line.\n`);
    const versions = ['work', 'staged', 'head'].map((version) =>
      see('repository-file', { path: 'README.md', version }),
    );
    expect(versions.map((one) => one?.text.slice(text.length))).toEqual(['Another line.\n', 'One more line.\n', '']);
    const blamed = see('repository-blame', { path: 'README.md', version: 'work' })?.at(-1);
    expect(blamed).toMatchObject({ count: 1, commit: null });
    await type('git restore README.md && git commit -m Notes');
    expect(git()).toMatchObject({ staged: [], unstaged: [], untracked: [], head: { subject: 'Notes' } });
  });

  it('shows a staged rename beside what it was', async () => {
    await type('git mv docs/notes.md docs/remarks.md');
    expect(git()?.staged).toMatchObject([{ status: 'R', oldPath: 'docs/notes.md', path: 'docs/remarks.md' }]);
    const diff = see('repository-diff', { path: 'docs/remarks.md', of: 'staged' });
    expect(diff?.before?.text).toBe('New.\n');
    await type('git commit -m Rename');
  });

  it('tells ignored and binary files from others', async () => {
    await type("mkdir -p build && echo x > build/out.txt && printf 'a\\000b' > raw.bin");
    const files = see('repository', {})?.files ?? [];
    expect(files.find(({ path }) => path === 'build/out.txt')?.isIgnored).toBe(true);
    expect(git()?.untracked).toEqual(['raw.bin']);
    expect(see('repository-file', { path: 'raw.bin', version: 'work' })).toMatchObject({ kind: 'binary', text: '' });
    await type('rm -r build raw.bin');
  });
});

describe('a save that cannot be', () => {
  it('changes nothing', async () => {
    const before = see('repository', {});
    await edit('README.md/notes.md', 'Below a file.\n');
    await edit('docs', 'In place of a folder.\n');
    expect(see('repository', {})).toEqual(before);
  });
});

describe('branches', () => {
  it('stand ahead of and behind each other', async () => {
    await type('git switch -c slow-path');
    await edit('docs/remarks.md', 'Newer.\n');
    await type('git commit -am "Newer remarks"');
    const view = see('repository-branches', {});
    const row = (name: string) => view?.branches.find((one) => one.name === name);
    expect(row('slow-path')).toMatchObject({ isCurrent: true, upstream: null, tip: { subject: 'Newer remarks' } });
    expect(row('main')).toMatchObject({
      isCurrent: false,
      upstream: 'origin/main',
      ahead: 2,
      behind: 0,
      isMerged: true,
    });
    expect(row('origin/main')).toMatchObject({ isRemote: true, ahead: 0, behind: 3 });
    expect(view?.remotes).toEqual([{ name: 'origin', url: '/srv/git/kestrand-ml.git' }]);
  });

  it('in conflict name the files', async () => {
    await type('git switch main');
    await edit('docs/remarks.md', 'Older.\n');
    await type('git commit -am "Older remarks"');
    await type('git merge slow-path');
    expect(git()).toMatchObject({ operation: 'merge', conflicts: ['docs/remarks.md'] });
    await type('git merge --abort');
    expect(git()).toMatchObject({ operation: null, conflicts: [] });
  });
});

describe('a damaged working copy', () => {
  it('is still a list of files when git cannot read it', async () => {
    await type('echo broken > .git/index');
    expect(see('repository', {})).toMatchObject({ git: null });
    expect(see('repository', {})?.files.length).toBeGreaterThan(10);
    expect(see('repository-diff', { path: 'README.md', of: 'unstaged' })).toBeNull();
    await type('rm -rf .git');
    expect(see('repository', {})?.git).toBeNull();
    expect(see('repository-file', { path: 'README.md', version: 'work' })?.kind).toBe('text');
    await type('cd .. && rm -rf kestrand-ml');
    expect(see('repository', {})).toBeNull();
    expect(see('repository-log', { ref: 'HEAD', path: '', most: 5 })).toBeNull();
  });
});
