// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { EditorView } from '@codemirror/view';
import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FileProblemsView } from '../../src/session/views/file-problems-view.ts';
import type { GitState } from '../../src/session/views/repository-view.ts';
import { findPage } from '../../src/ui/pages/find-page.ts';
import RepositoryPage from '../../src/ui/pages/RepositoryPage.tsx';
import { pages } from '../../src/ui/pages/registry.ts';
import { useRoute } from '../../src/ui/routing/use-route.ts';
import { openPlayDatabase } from '../../src/ui/storage/play-database.ts';
import { commandOf, openPage } from './page.tsx';
import { commitOfRow, commitRowOf, repositoryOf, textOf } from './repository-values.ts';

const CD = 'cd ~/kestrand-ml && ';
const NO_PROBLEMS: FileProblemsView = { spec: null, problems: [] };

/** jsdom measures nothing: an editor is told that everything is of no size. */
beforeEach(() => {
  localStorage.clear();
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  Element.prototype.scrollIntoView = () => undefined;
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
});

/** The page at the present address, as the frame shows it. */
function Page() {
  const { segments } = useRoute();
  return <RepositoryPage params={findPage(pages, segments)?.params ?? {}} />;
}

function openAt(hash: string, git: Partial<GitState> = {}, paths?: string[]) {
  window.location.hash = hash;
  const page = openPage();
  page.begin();
  page.answer('file-problems', () => NO_PROBLEMS);
  const shown = page.render(<Page />);
  page.see('repository', {}, repositoryOf(git, paths));
  return { ...page, shown };
}

type Opened = ReturnType<typeof openAt>;

const showFile = (page: Opened, path: string, text: string | null, id?: string): void =>
  page.see('repository-file', { path, version: 'work' }, text === null ? null : textOf(text, id));

async function editor(name: string | RegExp): Promise<EditorView> {
  const content = await screen.findByRole('textbox', { name }, { timeout: 20_000 });
  const view = EditorView.findFromDOM(content);
  if (!view) throw new Error('no editor');
  return view;
}

const type = (view: EditorView, insert: string): void =>
  act(() => view.dispatch({ changes: { from: view.state.doc.length, insert } }));

/** What was saved so far. */
const edits = (page: Opened) =>
  page.asked.flatMap((one) => (one.type === 'input' && one.input.type === 'edit' ? [one.input] : []));

/** Ends the command that was typed last. */
async function end(page: Opened, changed: { readonly output?: string; readonly exitCode?: number }): Promise<void> {
  await waitFor(() => expect(page.lines().length).toBeGreaterThan(0));
  const line = page.lines().at(-1) ?? '';
  page.see('page-commands', {}, [commandOf({ line, ...changed })]);
}

describe('the tree', () => {
  it('is gone through by keyboard, and Enter opens a file that stays in focus', async () => {
    const page = openAt('#/repository', { untracked: ['src/score.py'] });
    const tree = screen.getByRole('tree', { name: 'Files of kestrand-ml' });
    expect(
      within(tree)
        .getAllByRole('treeitem')
        .map((item) => item.textContent),
    ).toEqual(['src, holds changes•', 'README.md']);
    within(tree).getByRole('treeitem', { name: 'src, holds changes' }).focus();
    await page.user.keyboard('{ArrowRight}{ArrowRight}');
    expect(within(tree).getByRole('treeitem', { name: 'score.py, not tracked' })).toHaveFocus();
    await page.user.keyboard('r{Enter}');
    expect(window.location.hash).toBe('#/repository/README.md');
    expect(within(tree).getByRole('treeitem', { name: 'README.md' })).toHaveFocus();
    showFile(page, 'README.md', '# kestrand-ml\n');
    expect(screen.getByRole('link', { name: 'README.md' })).toHaveAttribute('aria-current', 'page');
  });

  it('finds a file by a part of its name', async () => {
    const page = openAt('#/repository');
    await page.user.type(screen.getByRole('searchbox', { name: 'Go to file' }), 'SCORE');
    expect(screen.getAllByRole('treeitem').map((item) => item.textContent)).toEqual(['src', 'score.py']);
    await page.user.keyboard('{Enter}');
    expect(window.location.hash).toBe('#/repository/src/score.py');
  });
});

describe('a file', () => {
  it('is changed, marked as unsaved, and saved', async () => {
    const page = openAt('#/repository/README.md');
    showFile(page, 'README.md', 'one\n');
    const view = await editor('Editor: README.md');
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
    type(view, 'two\n');
    expect(screen.getByRole('img', { name: 'not saved' })).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: 'Files (1)' })).toBeInTheDocument();
    await page.user.click(screen.getByRole('button', { name: 'Save' }));
    expect(edits(page)).toEqual([{ type: 'edit', path: 'kestrand-ml/README.md', text: 'one\ntwo\n' }]);
    expect(screen.getByRole('button', { name: 'Saving…' })).toBeDisabled();
    showFile(page, 'README.md', 'one\ntwo\n');
    expect(screen.queryByRole('img', { name: 'not saved' })).toBeNull();
    expect(view.state.doc.toString()).toBe('one\ntwo\n');
  });

  it('that changes elsewhere changes here; with something typed, somebody has to decide', async () => {
    const page = openAt('#/repository/README.md');
    showFile(page, 'README.md', 'one\n', 'id-1');
    const view = await editor('Editor: README.md');
    showFile(page, 'README.md', 'uno\n', 'id-2');
    expect(view.state.doc.toString()).toBe('uno\n');
    type(view, 'mine\n');
    showFile(page, 'README.md', 'eins\n', 'id-3');
    expect(screen.getByText(/was changed elsewhere/)).toBeInTheDocument();
    expect(view.state.doc.toString()).toBe('uno\nmine\n');
    await page.user.click(screen.getByRole('button', { name: 'Keep mine' }));
    expect(screen.queryByText(/was changed elsewhere/)).toBeNull();
    expect(view.state.doc.toString()).toBe('uno\nmine\n');
    showFile(page, 'README.md', 'ein\n', 'id-4');
    await page.user.click(screen.getByRole('button', { name: 'Take the other version' }));
    expect(view.state.doc.toString()).toBe('ein\n');
  });

  it('keeps what was typed while another page is open, and asks before it is closed', async () => {
    const page = openAt('#/repository/README.md');
    showFile(page, 'README.md', 'one\n');
    type(await editor('Editor: README.md'), 'two\n');
    page.shown.unmount();
    page.render(<Page />);
    page.see('repository', {}, repositoryOf());
    showFile(page, 'README.md', 'one\n');
    expect((await editor('Editor: README.md')).state.doc.toString()).toBe('one\ntwo\n');
    await page.user.click(screen.getByRole('button', { name: 'Close README.md' }));
    await page.user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Close without saving' }));
    expect(screen.getByText('Choose a file, or go to the changes and the history.')).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: 'Files' })).toBeInTheDocument();
  });

  it('says what is wrong with it, by line', async () => {
    const page = openAt('#/repository/jobs/a.yml', {}, ['jobs/a.yml']);
    page.answer('file-problems', () => ({
      spec: { id: 'command-job', title: 'Command job' },
      problems: [
        { line: 2, column: 1, length: 5, severity: 'error', field: 'comand', message: 'Unknown field.' },
        { line: 1, column: 1, length: 0, severity: 'warning', field: 'compute', message: 'Not found.' },
      ],
    }));
    page.answer('spec-fields', () => ({ command: { kind: 'text', isRequired: true } }));
    showFile(page, 'jobs/a.yml', 'type: command\ncomand: x\n');
    const view = await editor('Editor: jobs/a.yml');
    const list = await screen.findByRole('list', { name: 'Problems' });
    expect(
      within(list)
        .getAllByRole('button')
        .map((one) => one.textContent),
    ).toEqual(['2:1comandUnknown field.', '1:1computeNot found.']);
    expect(screen.getByText('2 problems; read by az as: Command job')).toBeInTheDocument();
    await page.user.click(within(list).getByRole('button', { name: /comand/ }));
    expect(view.state.doc.lineAt(view.state.selection.main.head).number).toBe(2);
    expect(screen.getByText('Line 2, column 1')).toBeInTheDocument();
  });

  it('is blamed line by line, and the line under the cursor says it in words', async () => {
    const page = openAt('#/repository/README.md?blame=1&line=2');
    showFile(page, 'README.md', 'one\ntwo\n');
    page.see('repository-blame', { path: 'README.md', version: 'work' }, [
      { line: 1, count: 1, commit: commitRowOf({ short: 'aaaaaaa', subject: 'First' }) },
      { line: 2, count: 1, commit: commitRowOf() },
    ]);
    await editor('Editor: README.md');
    const link = await screen.findByRole('link', { name: /c55fd32 Always answer/ });
    expect(link).toHaveAttribute('href', `#/repository?commit=${commitRowOf().oid}`);
    expect(link.parentElement).toHaveTextContent('Checkout data scientist');
  });

  it('that does not exist can be made; an earlier version is only read', async () => {
    const page = openAt('#/repository/docs/new.md');
    showFile(page, 'docs/new.md', null);
    await page.user.click(screen.getByRole('button', { name: 'Create it' }));
    type(await editor('Editor: docs/new.md'), 'New.\n');
    await page.user.click(screen.getByRole('button', { name: 'Save' }));
    expect(edits(page)).toEqual([{ type: 'edit', path: 'kestrand-ml/docs/new.md', text: 'New.\n' }]);
    act(() => {
      window.location.hash = '#/repository/README.md?version=head';
    });
    await screen.findByText('Loading…');
    page.see('repository-file', { path: 'README.md', version: 'head' }, textOf('old\n'));
    expect(screen.getByRole('combobox', { name: 'Version' })).toHaveValue('head');
    const view = await editor('Text: README.md');
    expect(view.state.readOnly).toBe(true);
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  });
});

describe('changes', () => {
  const change = {
    path: 'README.md',
    oldPath: 'README.md',
    status: 'M',
    added: 3,
    removed: 1,
    isBinary: false,
  } as const;

  it('are staged, and what git said is shown', async () => {
    const page = openAt('#/repository?tab=changes', { unstaged: [change] });
    page.see(
      'repository-diff',
      { path: 'README.md', of: 'unstaged' },
      {
        before: textOf('a\n'),
        after: textOf('b\n'),
        patch: '@@ -1 +1 @@\n-a\n+b\n',
      },
    );
    const list = screen.getByRole('region', { name: 'Not staged' });
    expect(within(list).getByRole('img', { name: '3 lines added, 1 removed' })).toBeInTheDocument();
    await page.user.selectOptions(screen.getByRole('combobox', { name: 'How to show differences' }), 'As text');
    expect(screen.getAllByRole('region', { name: 'Differences of README.md' }).at(-1)).toHaveTextContent('-a+b');
    await page.user.click(within(list).getByRole('button', { name: 'Stage README.md' }));
    await end(page, { exitCode: 128, output: 'fatal: no such thing\n' });
    expect(page.lines()).toEqual([`${CD}git add -- README.md`]);
    const said = await screen.findByRole('region', { name: 'What git said' });
    await waitFor(() => expect(said).toHaveTextContent('Failed with exit code 128'));
    expect(said).toHaveTextContent('fatal: no such thing');
  });

  it('are discarded only after a question that shows the command', async () => {
    const page = openAt('#/repository?tab=changes', { unstaged: [change], untracked: ['notes.txt'] });
    await page.user.click(screen.getByRole('button', { name: 'Discard the changes of README.md' }));
    expect(page.lines()).toEqual([]);
    const dialog = screen.getByRole('dialog');
    expect(dialog).toHaveTextContent(`${CD}git restore -- README.md`);
    await page.user.click(within(dialog).getByRole('button', { name: 'Discard' }));
    await end(page, { exitCode: 0 });
    expect(page.lines()).toEqual([`${CD}git restore -- README.md`]);
  });

  it('become a commit, whose command is shown before it is typed', async () => {
    const page = openAt('#/repository?tab=changes', { unstaged: [change] });
    const commit = screen.getByRole('button', { name: 'Commit' });
    expect(commit).toBeDisabled();
    await page.user.type(screen.getByRole('textbox', { name: 'Message' }), "Don't load twice");
    const line = `${CD}git add -A && git commit -m 'Don'\\''t load twice'`;
    expect(screen.getByText(line)).toBeInTheDocument();
    await page.user.click(screen.getByRole('checkbox', { name: 'Stage everything first' }));
    expect(commit).toBeDisabled();
    await page.user.click(screen.getByRole('checkbox', { name: 'Stage everything first' }));
    await page.user.click(commit);
    await end(page, { exitCode: 0, output: '[main 123] x\n' });
    expect(page.lines()).toEqual([line]);
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Message' })).toHaveValue(''));
  });

  it('in conflict wait for a decision', async () => {
    const page = openAt('#/repository?tab=changes', { operation: 'merge', conflicts: ['README.md'] });
    expect(screen.getByText(/A merge waits to be finished/)).toHaveTextContent('Resolve the conflicts first.');
    expect(screen.getByRole('button', { name: 'Finish it' })).toBeDisabled();
    await page.user.click(screen.getByRole('button', { name: 'Keep our version of README.md' }));
    await end(page, { exitCode: 0 });
    expect(page.lines()).toEqual([`${CD}git checkout --ours -- README.md && git add -- README.md`]);
  });
});

describe('the bar', () => {
  it('says how far the branch is from its remote, and pulls and pushes', async () => {
    const upstream = { name: 'origin/main', isGone: false, ahead: 2, behind: 1, isStale: false };
    const page = openAt('#/repository?tab=changes', { upstream });
    expect(screen.getByText('2 to push, 1 to pull (origin/main)')).toBeInTheDocument();
    await page.user.click(screen.getByRole('button', { name: 'Pull (1)' }));
    await end(page, { exitCode: 0 });
    await waitFor(() => expect(screen.getByRole('button', { name: 'Push (2)' })).toBeEnabled());
    expect(page.lines()).toEqual([`${CD}git pull`]);
    page.see('repository', {}, repositoryOf({ upstream: null, branch: 'fix' }));
    expect(screen.getByRole('button', { name: 'Push' })).toHaveAttribute('title', `${CD}git push -u origin fix`);
  });

  it('does nothing in a tab that only watches', () => {
    const page = openPage();
    window.location.hash = '#/repository?tab=changes';
    page.begin();
    act(() => page.store.setState({ isReadOnly: true }));
    page.render(<Page />);
    page.see('repository', {}, repositoryOf());
    for (const name of ['Fetch', 'Pull', 'Push', 'Commit']) expect(screen.getByRole('button', { name })).toBeDisabled();
  });
});

describe('the history', () => {
  it('of a file lists its commits with their files, and leads to each', () => {
    const page = openAt('#/repository/src/score.py?tab=history');
    page.see(
      'repository-log',
      { ref: 'HEAD', path: 'src/score.py', most: 100 },
      {
        commits: [{ ...commitRowOf(), files: ['src/score.py', 'tests/test_score.py'] }],
        total: 1,
      },
    );
    const table = screen.getByRole('table');
    const [, row] = within(table).getAllByRole('row');
    expect(row).toHaveTextContent(/newest model src\/score.py and 1 more ?Checkout data scientist/);
    expect(within(table).getByRole('link', { name: /Always answer/ })).toHaveAttribute(
      'href',
      `#/repository?commit=${commitRowOf().oid}`,
    );
    expect(screen.getByText(`${CD}git log -- src/score.py`)).toBeInTheDocument();
  });

  it('shows a commit with its differences, and takes it back', async () => {
    const id = commitRowOf().oid;
    const page = openAt(`#/repository?commit=${id}`);
    page.see('repository-commit', { id }, commitOfRow());
    expect(screen.getByRole('heading', { name: 'Always answer with the newest model' })).toBeInTheDocument();
    expect(screen.getByText('in the current branch, pushed')).toBeInTheDocument();
    await page.user.click(screen.getByRole('button', { name: 'Revert' }));
    const dialog = screen.getByRole('dialog', { name: 'Take c55fd32 back?' });
    expect(dialog).toHaveTextContent(`${CD}git revert --no-edit c55fd32`);
    await page.user.click(within(dialog).getByRole('button', { name: 'Revert' }));
    await end(page, { exitCode: 0, output: '[main 5551234] Revert\n' });
    expect(await screen.findByText('[main 5551234] Revert')).toBeInTheDocument();
    page.see('repository-commit', { id }, commitOfRow({ revertedBy: { oid: '555', short: '5551234' } }));
    // The dialog that has just gone leaves the page hidden for a moment.
    expect(screen.getByRole('link', { name: '5551234', hidden: true })).toHaveAttribute(
      'href',
      '#/repository?commit=555',
    );
  });

  it('cannot take back what only the remote has, and says when nobody has it', () => {
    const page = openAt('#/repository?commit=abc');
    page.see('repository-commit', { id: 'abc' }, commitOfRow({ isFetched: false, isInHead: false }));
    expect(screen.getByText(/on the remote only/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Revert' })).toBeDisabled();
    page.see('repository-commit', { id: 'abc' }, null);
    expect(screen.getByRole('alert')).toHaveTextContent('has a commit abc');
  });
});

describe('branches', () => {
  it('are switched to, made and merged by commands', async () => {
    const page = openAt('#/repository?tab=branches');
    const row = {
      isRemote: false,
      isCurrent: false,
      tip: commitRowOf(),
      upstream: null,
      ahead: 0,
      behind: 0,
      isMerged: false,
    };
    page.see(
      'repository-branches',
      {},
      {
        branches: [
          { ...row, name: 'main', isCurrent: true, upstream: 'origin/main', isMerged: true },
          { ...row, name: 'slow-path', ahead: 2, behind: 1 },
        ],
        tags: [],
        remotes: [{ name: 'origin', url: '/srv/git/kestrand-ml.git' }],
      },
    );
    expect(screen.getByText('2 ahead of, 1 behind the current branch')).toBeInTheDocument();
    await page.user.click(screen.getByRole('button', { name: 'Merge slow-path' }));
    expect(screen.getByRole('dialog')).toHaveTextContent(`${CD}git merge --no-edit slow-path`);
    await page.user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Cancel' }));
    await page.user.click(screen.getByRole('button', { name: 'New branch' }));
    const dialog = screen.getByRole('dialog', { name: 'New branch' });
    await page.user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'bad name');
    expect(dialog).toHaveTextContent('Git does not take this name.');
    await page.user.clear(within(dialog).getByRole('textbox', { name: 'Name' }));
    await page.user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'fix');
    expect(dialog).toHaveTextContent(`${CD}git switch -c fix`);
  });
});

describe('without git', () => {
  it('there are only files, and without the folder a way to have it again', () => {
    const page = openAt('#/repository');
    page.see('repository', {}, { ...repositoryOf(), git: null });
    expect(screen.getByText(/Git cannot read this folder/)).toBeInTheDocument();
    expect(screen.getByRole('tree')).toBeInTheDocument();
    expect(screen.queryByRole('tab')).toBeNull();
    page.see('repository', {}, null);
    expect(screen.getByRole('alert')).toHaveTextContent('git clone');
  });
});

describe('after a reload', () => {
  const keep = async (id: number): Promise<void> => {
    const database = await openPlayDatabase();
    const kept = { scenario: 'sandbox', seed: '1', variant: 'A', build: 'b', end: { at: 0, steps: 0 } };
    await database.put('play', { ...kept, id, holder: id, clock: null, isOver: false }, 'current');
  };

  it('what was typed is there again, but not in another play', async () => {
    await keep(7);
    const page = openAt('#/repository/README.md');
    showFile(page, 'README.md', 'one\n');
    type(await editor('Editor: README.md'), 'two\n');
    await waitFor(() => expect(localStorage.getItem('mlops-flight-simulator/workbench')).toContain('two'), {
      timeout: 3000,
    });
    page.shown.unmount();
    const again = openAt('#/repository');
    await waitFor(() => expect(screen.getByRole('tab', { name: 'Files (1)' })).toBeInTheDocument());
    await waitFor(() => expect(window.location.hash).toBe('#/repository/README.md'));
    again.shown.unmount();
    await keep(8);
    const other = openAt('#/repository');
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(screen.getByRole('tab', { name: 'Files' })).toBeInTheDocument();
    other.shown.unmount();
  });
});
