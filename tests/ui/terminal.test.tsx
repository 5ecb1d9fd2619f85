// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { TerminalView } from '../../src/session/views/terminal-view.ts';
import type { TypedLines } from '../../src/session/views/typed-lines-view.ts';
import { terminalOf } from './page.tsx';
import { openTerminals, printed } from './terminal-page.tsx';

const open = (changed: Partial<TerminalView> = {}, typed: Partial<TypedLines> = {}) => {
  const page = openTerminals({ typed });
  page.show(changed);
  field().focus();
  return page;
};

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Command' });
const log = () => screen.getByRole('log', { name: 'Output of terminal 1' });

describe('the terminal', () => {
  it('leaves the focus to the page until somebody asks for the prompt', () => {
    const page = openTerminals();
    page.show();
    expect(field()).not.toHaveFocus();
    page.askForPrompt();
    expect(field()).toHaveFocus();
  });

  it('types a line on Enter and by its button, and nothing when empty', async () => {
    const { user, lines, asked } = open();
    await user.keyboard('{Enter}git status{Enter}');
    expect(field()).toHaveValue('');
    await user.keyboard('ls');
    await user.click(screen.getByRole('button', { name: 'Run' }));
    expect(lines()).toEqual(['git status', 'ls']);
    expect(asked.at(-1)).toEqual({ type: 'input', input: { type: 'line', terminal: 'terminal-1', line: 'ls' } });
  });

  it('recalls lines with the arrows and gives the unfinished one back', async () => {
    const { user } = open({}, { own: ['first', 'second'] });
    await user.keyboard('new{ArrowUp}');
    expect(field()).toHaveValue('second');
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(field()).toHaveValue('first');
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(field()).toHaveValue('new');
  });

  it('recalls a here-document with its lines', async () => {
    const line = 'cat > a <<EOF\none\nEOF';
    const { user, lines } = open({}, { own: [line] });
    await user.keyboard('{ArrowUp}{Enter}');
    expect(lines()).toEqual([line]);
  });

  it('interrupts with Ctrl-C and drops the line, but copies when text is selected', async () => {
    const { user, asked } = open({ isBusy: true });
    await user.keyboard('half');
    field().setSelectionRange(0, 4);
    await user.keyboard('{Control>}c{/Control}');
    expect(asked.some((one) => one.type === 'input')).toBe(false);
    field().setSelectionRange(4, 4);
    await user.keyboard('{Control>}c{/Control}');
    expect(asked.at(-1)).toEqual({ type: 'input', input: { type: 'interrupt', terminal: 'terminal-1' } });
    expect(field()).toHaveValue('');
  });

  it('offers Ctrl-C as a button only while a line runs', async () => {
    const page = open();
    expect(screen.getByRole('button', { name: 'Ctrl-C' })).toBeDisabled();
    page.show({ isBusy: true });
    await page.user.click(screen.getByRole('button', { name: 'Ctrl-C' }));
    expect(page.asked.at(-1)).toMatchObject({ input: { type: 'interrupt' } });
    expect(screen.getByRole('tab', { name: 'Terminal 1 (busy)' })).toBeInTheDocument();
  });

  it('submits pasted lines one by one in order and keeps here-documents together', async () => {
    const { user, lines } = open();
    await user.paste(
      '# look first\ngit pull\n\ncat > n.txt <<EOF\na\nb\nEOF\nfor i in 1 2\ndo\n  echo $i\ndone\ngit push',
    );
    expect(lines()).toEqual([
      'git pull',
      'cat > n.txt <<EOF\na\nb\nEOF',
      'for i in 1 2\ndo\n  echo $i\ndone',
      'git push',
    ]);
    expect(field()).toHaveValue('');
  });

  it('puts a paste where the caret is and leaves a single line to be looked at', async () => {
    const { user, lines } = open();
    await user.keyboard('echo ');
    await user.paste('one');
    expect(lines()).toEqual([]);
    await user.paste(' two\nls\n');
    expect(lines()).toEqual(['echo one two', 'ls']);
  });

  it('goes on to the next line while a command is not finished, and says so', async () => {
    const { user, lines } = open();
    await user.keyboard('cat > a <<EOF{Enter}one{Enter}');
    expect(lines()).toEqual([]);
    expect(screen.getByText(/Not finished/)).toBeInTheDocument();
    await user.keyboard('EOF{Enter}');
    expect(lines()).toEqual(['cat > a <<EOF\none\nEOF']);
  });

  it('sends an unfinished line as it is by its button', async () => {
    const { user, lines } = open();
    await user.keyboard("echo it's{Enter}");
    await user.click(screen.getByRole('button', { name: 'Run' }));
    expect(lines()).toEqual(["echo it's\n"]);
  });

  it('shows output, errors with their exit code, colours as text, and what was typed ahead', async () => {
    open({
      entries: [
        printed('p1', 'az ml job list', '\u001b[94m"name"\u001b[39m: 1\n'),
        printed('p2', 'sl', 'sl: not found\n', 127),
      ],
      queued: ['git push'],
    });
    const key = await screen.findByText('"name"');
    expect(key).toHaveClass('colour-4');
    expect(screen.getByRole('group', { name: 'az ml job list' })).toContainElement(key);
    expect(screen.getByRole('group', { name: 'az ml job list' })).toHaveTextContent('"name": 1');
    const failed = screen.getByRole('group', { name: 'sl' });
    expect(within(failed).getByText('sl: not found')).toHaveClass('err');
    expect(failed).toHaveTextContent('exit 127');
    expect(within(log()).getByText('git push', { exact: false })).toHaveTextContent('typed ahead');
  });

  it('clears the view with Ctrl-L but keeps what still runs and what comes', async () => {
    const entries = [printed('p1', 'ls', 'README.md\n'), printed('p2', 'wait', 'waiting\n', null)];
    const page = open({ entries });
    expect(await screen.findByText('README.md')).toBeInTheDocument();
    await page.user.keyboard('{Control>}l{/Control}');
    expect(log()).not.toHaveTextContent('README.md');
    expect(log()).toHaveTextContent('waiting');
    page.show({ entries: [...entries, printed('p3', 'pwd', '/home/oncall\n')] });
    expect(await screen.findByText('/home/oncall')).toBeInTheDocument();
    expect(log()).not.toHaveTextContent('README.md');
  });

  it('keeps a half-typed line while another terminal is open', async () => {
    const page = open();
    await page.user.keyboard('half');
    await page.user.click(screen.getByRole('button', { name: 'New terminal' }));
    expect(page.asked.at(-1)).toEqual({ type: 'input', input: { type: 'open-terminal', terminal: 'terminal-2' } });
    page.frame({
      terminals: [
        { id: 'terminal-1', isBusy: false },
        { id: 'terminal-2', isBusy: false },
      ],
    });
    page.see('terminal', { id: 'terminal-2' }, terminalOf({ id: 'terminal-2' }));
    expect(screen.getByRole('tab', { name: 'Terminal 2', selected: true })).toBeInTheDocument();
    expect(field()).toHaveFocus();
    expect(field()).toHaveValue('');
    await page.user.keyboard('ls{Enter}');
    expect(page.asked.at(-1)).toMatchObject({ input: { terminal: 'terminal-2', line: 'ls' } });
    screen.getByRole('tab', { name: 'Terminal 2' }).focus();
    await page.user.keyboard('{ArrowLeft}{Enter}');
    expect(field()).toHaveFocus();
    expect(field()).toHaveValue('half');
  });
});
