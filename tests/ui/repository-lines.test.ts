// Every line that the repository page types, on a real play.
import { beforeAll, describe, expect, it } from 'vitest';
import { nodeEngine } from '../../src/cli/node-engine.ts';
import { readScenario } from '../../src/scenario/scenario-file.ts';
import type { Play } from '../../src/session/play.ts';
import type { PageCommand } from '../../src/session/views/page-commands-view.ts';
import type { GitState, RepositoryView } from '../../src/session/views/repository-view.ts';
import { lookOnce } from '../../src/session/watch-list.ts';
import { gitLines } from '../../src/ui/repository/git-lines.ts';
import { pack, startPlay } from '../support/start-world.ts';

let play: Play;

function see(name: string): unknown {
  const scenario = readScenario(pack, 'sandbox');
  const watched = { world: play.world, start: play.world, scenario, context: nodeEngine().viewContext };
  return lookOnce({ name, params: {} }, watched);
}
const repository = (): RepositoryView => see('repository') as RepositoryView;
const git = (): GitState => repository().git as GitState;
const has = (path: string): boolean => repository().files.some((file) => file.path === path);

async function run(line: string): Promise<number | null> {
  await play.input({ type: 'line', terminal: 'panel', line });
  await play.advance(play.world.now);
  return (see('page-commands') as PageCommand[]).at(-1)?.exitCode ?? null;
}
const type = async (line: string): Promise<void> => expect([line, await run(line)]).toEqual([line, 0]);
const edit = (path: string, text: string): Promise<void> =>
  play.input({ type: 'edit', path: `kestrand-ml/${path}`, text });

beforeAll(async () => {
  play = await startPlay('sandbox');
  await play.input({ type: 'open-terminal', terminal: 'panel' });
  // Wherever the terminal stands: every line goes to the working copy first.
  await run('cd /tmp');
});

describe('a line of the repository page', () => {
  it('stages, unstages, discards and deletes', async () => {
    await edit('README.md', 'Changed.\n');
    await edit('docs/a b.md', "It's new.\n");
    await type(gitLines.stage(['README.md', 'docs/a b.md']));
    expect(git().staged).toHaveLength(2);
    await type(gitLines.unstage(['README.md']));
    expect(git()).toMatchObject({ staged: [{ path: 'docs/a b.md' }], unstaged: [{ path: 'README.md' }] });
    await type(gitLines.unstageAll);
    await type(gitLines.discard('README.md', false));
    await type(gitLines.discard('docs/a b.md', true));
    expect(git()).toMatchObject({ staged: [], unstaged: [], untracked: [] });
  });

  it('commits with a message of several paragraphs, and sends it', async () => {
    await edit('docs/notes.md', 'Notes.\n');
    await type(gitLines.commit("Don't forget\n\nTwo words:\nfirst, second.", true));
    expect(git()).toMatchObject({ head: { subject: "Don't forget" }, upstream: { ahead: 1 } });
    await type(gitLines.push('main', true));
    await type(gitLines.fetch);
    await type(gitLines.pull);
    expect(git().upstream).toMatchObject({ ahead: 0, behind: 0, isStale: false });
  });

  it('takes a commit back, and brings one file back', async () => {
    await type(gitLines.revert(git().head?.short ?? '', false));
    expect(has('docs/notes.md')).toBe(false);
    await type(gitLines.restoreFrom(`${git().head?.short}~1`, 'docs/notes.md'));
    expect(git().untracked).toEqual(['docs/notes.md']);
    await type(gitLines.commit('Notes again', true));
  });

  it('moves and removes files', async () => {
    await type(gitLines.move('docs/notes.md', 'docs/deep/notes.md', true));
    expect(git().staged).toMatchObject([{ status: 'R', path: 'docs/deep/notes.md' }]);
    await edit('loose.md', 'x\n');
    await type(gitLines.move('loose.md', 'docs/loose.md', false));
    await type(gitLines.remove('docs/loose.md'));
    expect([has('loose.md'), has('docs/loose.md')]).toEqual([false, false]);
    await type(gitLines.commit('Move the notes', false));
  });

  it('makes, publishes, merges and deletes branches', async () => {
    await type(gitLines.create('fix', 'origin/main'));
    await edit('docs/fix.md', 'Fix.\n');
    await type(gitLines.commit('Fix', true));
    await type(gitLines.push('fix', false));
    expect(git()).toMatchObject({ branch: 'fix', upstream: { name: 'origin/fix', ahead: 0 } });
    await type(gitLines.switchTo('main'));
    await type(gitLines.merge('fix'));
    expect(has('docs/fix.md')).toBe(true);
    await type(gitLines.deleteBranch('fix'));
  });

  it('decides a conflict, finishes it, or gives it up', async () => {
    await type(gitLines.create('theirs', ''));
    await edit('docs/fix.md', 'Theirs.\n');
    await type(gitLines.commit('Theirs', true));
    await type(gitLines.switchTo('main'));
    await edit('docs/fix.md', 'Ours.\n');
    await type(gitLines.commit('Ours', true));
    expect(await run(gitLines.merge('theirs'))).toBe(1);
    await type(gitLines.abort('merge'));
    expect(await run(gitLines.merge('theirs'))).toBe(1);
    expect(git().conflicts).toEqual(['docs/fix.md']);
    await type(gitLines.take('theirs', 'docs/fix.md'));
    await type(gitLines.goOn('merge'));
    expect(git()).toMatchObject({ operation: null, conflicts: [] });
  });

  it('takes a merge back, seen from the branch it came into', async () => {
    await type(gitLines.revert(git().head?.short ?? '', true));
    expect(git().head?.subject).toMatch(/^Revert "Merge/);
  });
});
