// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Completion } from '../../src/session/views/completion-view.ts';
import type { TypedLines } from '../../src/session/views/typed-lines-view.ts';
import { openTerminals } from './terminal-page.tsx';

const hasLine = (text: string) => waitFor(() => expect(field()).toHaveValue(text));
const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Command' });
const list = () => screen.queryByRole('listbox', { name: 'Completions' });
const options = () => screen.getAllByRole('option').map((option) => option.textContent);
const current = () => document.getElementById(field().getAttribute('aria-activedescendant') ?? '');

/** Completes the last word from a list of words; words that end in a slash go on. */
function openWith(words: readonly string[], typed: Partial<TypedLines> = {}) {
  const page = openTerminals({ typed });
  page.answer('completion', ({ text, cursor }): Completion => {
    const from = text.slice(0, cursor).lastIndexOf(' ') + 1;
    const fitting = words.filter((word) => word.startsWith(text.slice(from, cursor)));
    return {
      from,
      to: cursor,
      candidates: fitting.map((word) => ({
        text: word,
        label: word,
        kind: 'word',
        about: `about ${word}`,
        isOpen: word.endsWith('/'),
      })),
    };
  });
  page.show();
  field().focus();
  return page;
}

describe('Tab', () => {
  it('completes the only way with a space, or without where the word may go on', async () => {
    const { user } = openWith(['online-endpoint', 'src/']);
    await user.keyboard('az onl{Tab}');
    await hasLine('az online-endpoint ');
    await user.keyboard('s{Tab}');
    await hasLine('az online-endpoint src/');
    expect(field().selectionStart).toBe('az online-endpoint src/'.length);
  });

  it('completes before the cursor and steps over a space that is there', async () => {
    const { user } = openWith(['show']);
    await user.keyboard('az sh -o table');
    field().setSelectionRange(5, 5);
    await user.keyboard('{Tab}');
    await hasLine('az show -o table');
    expect(field().selectionStart).toBe('az show '.length);
  });

  it('goes on as far as all ways agree, and lists them when pressed again', async () => {
    const { user } = openWith(['checkout-train-v11', 'checkout-train-v12']);
    await user.keyboard('job che{Tab}');
    await hasLine('job checkout-train-v1');
    expect(screen.getByText('2 possibilities')).toBeInTheDocument();
    expect(list()).toBeNull();
    await user.keyboard('{Tab}');
    await screen.findByRole('listbox');
    expect(options()).toEqual([
      'checkout-train-v11 word about checkout-train-v11',
      'checkout-train-v12 word about checkout-train-v12',
    ]);
  });

  it('goes through the list with the arrows; Enter and Tab pick, and nothing is run', async () => {
    const { user, lines } = openWith(['create', 'cancel', 'archive']);
    await user.keyboard('job c{Tab}');
    await screen.findByRole('listbox');
    expect(current()).toHaveTextContent('create');
    await user.keyboard('{ArrowDown}');
    expect(current()).toHaveTextContent('cancel');
    expect(screen.getByText('cancel, 2 of 2')).toBeInTheDocument();
    await user.keyboard('{ArrowDown}');
    expect(current()).toHaveTextContent('create');
    await user.keyboard('{ArrowUp}{Enter}');
    expect(field()).toHaveValue('job cancel ');
    expect(list()).toBeNull();
    expect(lines()).toEqual([]);
  });

  it('narrows the list while one types, and takes a clicked way', async () => {
    const { user } = openWith(['show', 'stream', 'stop']);
    await user.keyboard('job s{Tab}');
    await screen.findByRole('listbox');
    await user.keyboard('t');
    await waitFor(() => expect(options()).toHaveLength(2));
    await user.click(screen.getByRole('option', { name: /stop/ }));
    expect(field()).toHaveValue('job stop ');
    expect(field()).toHaveFocus();
  });

  it('says when there is no way on', async () => {
    const { user } = openWith(['show']);
    await user.keyboard('job x{Tab}');
    await hasLine('job x');
    expect(await screen.findByText('Nothing to complete here.')).toBeInTheDocument();
    expect(field()).toHaveFocus();
  });

  it('lets the keyboard out: Shift+Tab always, Tab from an empty prompt, Esc then Tab from a line', async () => {
    const { user } = openWith(['show']);
    await user.tab();
    expect(screen.getByRole('button', { name: 'Run' })).toHaveFocus();
    await user.tab({ shift: true });
    await user.keyboard('job s');
    await user.tab({ shift: true });
    expect(field()).not.toHaveFocus();
    field().focus();
    await user.keyboard('{Escape}');
    expect(screen.getByText('Tab leaves the prompt now.')).toBeInTheDocument();
    await user.tab();
    expect(screen.getByRole('button', { name: 'Run' })).toHaveFocus();
    expect(field()).toHaveValue('job s');
  });

  it('closes the list with Esc and keeps the line', async () => {
    const { user } = openWith(['create', 'cancel']);
    await user.keyboard('job c{Tab}');
    await screen.findByRole('listbox');
    await user.keyboard('{Escape}');
    expect(list()).toBeNull();
    expect(field()).toHaveValue('job c');
    expect(field()).toHaveFocus();
  });
});

describe('keys of a shell', () => {
  it.each([
    ['{Control>}u{/Control}', 'three', 0],
    ['{Control>}k{/Control}', 'one two ', 8],
    ['{Control>}w{/Control}', 'one three', 4],
    ['{Control>}a{/Control}', 'one two three', 0],
    ['{Control>}e{/Control}', 'one two three', 13],
    ['{Control>}d{/Control}', 'one two hree', 8],
  ])('%s', async (keys, text, cursor) => {
    const { user } = openWith([]);
    await user.keyboard('one two three');
    field().setSelectionRange(8, 8);
    await user.keyboard(keys);
    expect(field()).toHaveValue(text);
    expect(field().selectionStart).toBe(cursor);
  });

  it('says how to leave on Ctrl+D', async () => {
    const { user } = openWith([]);
    await user.keyboard('{Control>}d{/Control}');
    expect(screen.getByText(/The terminal stays open/)).toBeInTheDocument();
  });
});

describe('the history', () => {
  const typed = { own: ['git status', 'az ml job list', 'git log'], others: ['pager ack'] };

  it('recalls the lines of this terminal first, then those typed elsewhere', async () => {
    const { user } = openWith([], typed);
    await user.keyboard('{ArrowUp}');
    expect(field()).toHaveValue('git log');
    await user.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}');
    expect(field()).toHaveValue('pager ack');
  });

  it('is searched with Ctrl+R: newest first, further back with Ctrl+R, run with Enter', async () => {
    const { user, lines } = openWith([], typed);
    await user.keyboard('half{Control>}r{/Control}');
    expect(screen.getByRole('combobox', { name: 'Search the history' })).toHaveFocus();
    await user.keyboard('GIT');
    const found = within(screen.getByRole('listbox', { name: 'Search the history' })).getAllByRole('option');
    expect(found.map((option) => option.textContent)).toEqual(['git log', 'git status']);
    await user.keyboard('{Control>}r{/Control}{Enter}');
    expect(lines()).toEqual(['git status']);
    expect(screen.queryByRole('combobox')).toBeNull();
    expect(field()).toHaveFocus();
    expect(field()).toHaveValue('half');
  });

  it('takes a line into the prompt with Tab, and gives the old one back with Esc', async () => {
    const { user, lines } = openWith([], typed);
    await user.keyboard('half{Control>}r{/Control}job{Tab}');
    await hasLine('az ml job list');
    await user.keyboard('{Control>}r{/Control}nothing like it');
    expect(screen.getByText('No such line was typed.')).toBeInTheDocument();
    await user.keyboard('{Escape}');
    expect(field()).toHaveValue('az ml job list');
    expect(field()).toHaveFocus();
    expect(lines()).toEqual([]);
  });
});
