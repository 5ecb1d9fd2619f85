// What the player sees of git in the terminal, and what it leaves in the world. Ids are compared within the world.
import { describe, expect, it } from 'vitest';
import { hashValue } from '../../../src/kernel/hash.ts';
import { MINUTE } from '../../../src/kernel/time.ts';
import { GitWorld, HOME, REPO } from './git-world.ts';

const REMOTE = '/srv/git/kestrand-ml.git';

/** A repository with three commits of `rows.txt`, pushed to the remote. */
async function started(): Promise<GitWorld> {
  const world = new GitWorld();
  await world.ok(`init --bare ${REMOTE}`);
  await world.ok('init');
  await world.ok(`remote add origin ${REMOTE}`);
  for (const [i, text] of ['one\ntwo\nthree\n', 'one\nTWO\nthree\n', 'one\nTWO\nthree\nfour\n'].entries()) {
    world.wait(MINUTE);
    world.write('rows.txt', text);
    await world.ok('add .');
    await world.ok(`commit -m "State ${i + 1}"`);
  }
  await world.ok('push -u origin main');
  return world;
}

describe('git in the terminal', () => {
  it('takes time and author from the world', async () => {
    const world = await started();
    expect(await world.ok('log -1 --format="%an <%ae> %ai"')).toBe(
      'oncall <oncall@kestrand.example> 2026-03-10 00:03:00 +0000\n',
    );
    world.actor = 'checkout-ds';
    await world.ok('commit --allow-empty -m "Mine"');
    expect(await world.ok('log -1 --format=%an')).toBe('checkout-ds\n');
    await world.ok('config user.name "Data Science"');
    await world.ok('commit --allow-empty -m "Ours"');
    expect(await world.ok('log -1 --format="%an|%cn"')).toBe('Data Science|Data Science\n');
    world.env.set('GIT_AUTHOR_NAME', 'Guest');
    await world.ok('commit --allow-empty -m "Theirs"');
    expect(await world.ok('log -1 --format="%an|%cn"')).toBe('Guest|Data Science\n');
  });

  it('leaves the same bytes in two runs', async () => {
    const [a, b] = [await started(), await started()];
    expect(await a.ok('rev-parse HEAD')).toBe(await b.ok('rev-parse HEAD'));
    expect(hashValue(a.world.files)).toBe(hashValue(b.world.files));
  });

  it('notices an edit of equal size at the same instant', async () => {
    const world = await started();
    world.write('rows.txt', 'one\nTWO\nthree\nFOUR\n');
    await world.ok('add rows.txt');
    world.write('rows.txt', 'one\nTWO\nthree\nfive\n');
    expect(await world.ok('status -s')).toBe('MM rows.txt\n');
  });

  it('finds the commit that brought a text', async () => {
    const world = await started();
    expect(await world.ok('log -S four --format=%s')).toBe('State 3\n');
    expect(await world.ok('log -S TWO --format=%s')).toBe('State 2\n');
    expect(await world.ok('log -S three --format=%s')).toBe('State 1\n');
  });

  it('shows each line with the commit that last changed it', async () => {
    const world = await started();
    const [third, second, first] = (await world.ok('log --format=%H')).trim().split('\n') as [string, string, string];
    const blame = await world.ok('blame rows.txt');
    expect(blame).toBe(
      [
        `^${first.slice(0, 7)} (oncall 2026-03-10 00:01:00 +0000 1) one`,
        `${second.slice(0, 8)} (oncall 2026-03-10 00:02:00 +0000 2) TWO`,
        `^${first.slice(0, 7)} (oncall 2026-03-10 00:01:00 +0000 3) three`,
        `${third.slice(0, 8)} (oncall 2026-03-10 00:03:00 +0000 4) four`,
        '',
      ].join('\n'),
    );
  });

  it('reverts a commit that nothing depends on', async () => {
    const world = await started();
    const id = (await world.ok('rev-parse HEAD~1')).trim();
    await world.ok('revert --no-edit HEAD~1');
    expect(world.read('rows.txt')).toBe('one\ntwo\nthree\nfour\n');
    expect(await world.ok('log -1 --format=%B')).toBe(`Revert "State 2"\n\nThis reverts commit ${id}.\n\n`);
    expect(await world.ok('status -s')).toBe('');
  });

  it('stops a revert at a later edit of the same lines, and goes back on demand', async () => {
    const world = await started();
    world.write('rows.txt', 'one\nTWO!\nthree\nfour\n');
    await world.ok('commit -am "State 4"');
    const id = (await world.ok('rev-parse --short HEAD~2')).trim();
    const stopped = await world.git('revert --no-edit HEAD~2');
    expect(stopped.code).toBe(1);
    expect(stopped.out).toContain('CONFLICT (content): Merge conflict in rows.txt\n');
    expect(stopped.err).toContain(`error: could not revert ${id}... State 2\n`);
    expect(world.read('rows.txt')).toBe(
      `one\n<<<<<<< HEAD\nTWO!\n=======\ntwo\n>>>>>>> parent of ${id} (State 2)\nthree\nfour\n`,
    );
    await world.ok('revert --abort');
    expect(world.read('rows.txt')).toBe('one\nTWO!\nthree\nfour\n');
    expect(await world.ok('status -s')).toBe('');
  });

  it('brings work from one clone to another through the remote', async () => {
    const world = await started();
    world.cwd = HOME;
    await world.ok(`clone ${REMOTE} second`);
    world.cwd = `${HOME}/second`;
    world.write('rows.txt', 'from second\n');
    await world.ok('commit -am "Second"');
    await world.ok('push');
    world.cwd = REPO;
    expect(await world.ok('log --oneline HEAD..origin/main')).toBe('');
    await world.ok('pull');
    expect(world.read('rows.txt')).toBe('from second\n');
    expect(await world.ok('status -sb')).toBe('## main...origin/main\n');
  });

  it('does not let an older state overwrite the remote unless forced', async () => {
    const world = await started();
    const id = await world.ok('rev-parse HEAD');
    await world.ok('reset --hard HEAD~1');
    await world.ok('commit --allow-empty -m "Other"');
    const refused = await world.git('push');
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(' ! [rejected]        main -> main (non-fast-forward)\n');
    expect(await world.ok(`--git-dir ${REMOTE} rev-parse main`)).toBe(id);
    const forced = await world.git('push --force');
    expect(forced.code).toBe(0);
    expect(forced.err).toMatch(/^To .*\n \+ [0-9a-f]{7}\.\.\.[0-9a-f]{7} main -> main \(forced update\)\n$/);
  });

  it('does not move a branch under the feet of its work tree', async () => {
    const world = await started();
    world.cwd = HOME;
    await world.ok(`clone ${REPO} second`);
    world.cwd = `${HOME}/second`;
    await world.ok('commit --allow-empty -m "Second"');
    const refused = await world.git('push');
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(' ! [remote rejected] main -> main (branch is currently checked out)\n');
  });

  it('says the message of a diverging pull without the default branch', async () => {
    const world = await started();
    world.cwd = HOME;
    await world.ok(`clone ${REMOTE} second`);
    world.cwd = `${HOME}/second`;
    world.write('other.txt', 'x\n');
    await world.ok('add .');
    await world.ok('commit -m "Second"');
    await world.ok('push');
    world.cwd = REPO;
    world.write('rows.txt', 'mine\n');
    await world.ok('commit -am "Mine"');
    expect((await world.git('pull')).code).toBe(128);
    await world.ok('pull --no-rebase');
    expect(await world.ok('log -1 --format=%s')).toBe("Merge branch 'main' of /srv/git/kestrand-ml\n");
  });

  it('keeps untracked files in a stash on demand', async () => {
    const world = await started();
    world.write('rows.txt', 'changed\n');
    world.write('new/a.txt', 'a\n');
    await world.ok('stash push -u -m "Away"');
    expect(await world.ok('status -s')).toBe('');
    expect(await world.ok('stash list')).toBe('stash@{0}: On main: Away\n');
    await world.ok('stash pop');
    expect(await world.ok('status -s')).toBe(' M rows.txt\n?? new/\n');
    expect(await world.ok('stash list')).toBe('');
  });
});

describe('git says honestly', () => {
  it.each([
    ['nonsense', 1, "git: 'nonsense' is not a git command. See 'git --help'.\n"],
    ['rebase -i HEAD~2', 1, 'git rebase: not simulated here\n'],
    ['bisect start', 1, 'git bisect: not simulated here\n'],
    ['add -p', 1, 'error: git add -p: this option is not simulated here\n'],
    ['commit --fixup HEAD', 1, 'error: git commit --fixup: this option is not simulated here\n'],
    [
      'push https://github.com/kestrand/ml main',
      128,
      "fatal: unable to access 'https://github.com/kestrand/ml': not simulated",
    ],
  ])('git %s', async (line, code, text) => {
    const world = await started();
    const printed = await world.git(line);
    expect(printed.code).toBe(code);
    expect(printed.err).toContain(text);
    expect(printed.out).toBe('');
  });

  it.each([
    ['log --nonsense', 'error: unknown option `nonsense'],
    ['commit -Z', 'error: unknown switch `Z'],
    ['log --author', 'error: option `author'],
  ])('git %s is misuse, exit 129', async (line, text) => {
    const printed = await (await started()).git(line);
    expect(printed.code).toBe(129);
    expect(printed.err).toContain(text);
    expect(printed.err).toContain('usage: git ');
  });

  it('changes nothing when it refuses', async () => {
    const world = await started();
    const before = hashValue(world.world.files);
    for (const line of [
      'merge nowhere',
      'checkout nowhere',
      'revert nowhere',
      'push origin nowhere',
      'rebase main',
      'show nowhere',
    ])
      expect((await world.git(line)).code).not.toBe(0);
    expect(hashValue(world.world.files)).toBe(before);
  });

  it('asks for a message, since there is no editor', async () => {
    const world = await started();
    world.write('rows.txt', 'x\n');
    const printed = await world.git('commit -a');
    expect(printed).toEqual({
      out: '',
      err: 'Aborting commit due to empty commit message.\nhint: this terminal has no editor: give the message with -m\n',
      code: 1,
    });
  });
});

it('a commit that is not made leaves the index as it was', async () => {
  const world = await started();
  world.write('rows.txt', 'x\n');
  await world.git('commit -a');
  expect(await world.ok('status -s')).toBe(' M rows.txt\n');
  expect((await world.git('commit --dry-run -a')).code).toBe(0);
  expect(await world.ok('status -s')).toBe(' M rows.txt\n');
});
