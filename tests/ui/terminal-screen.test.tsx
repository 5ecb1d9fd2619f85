// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Place } from '../../src/session/views/places-view.ts';
import { openTerminals, printed } from './terminal-page.tsx';

const log = () => screen.getByRole('log', { name: 'Output of terminal 1' });
const links = () =>
  within(log())
    .getAllByRole('link')
    .map((link) => link.getAttribute('href'));

const PLACES: readonly Place[] = [
  { kind: 'job', name: 'brave_onion', about: '', segments: ['jobs', 'brave_onion'] },
  { kind: 'model', name: 'checkout-risk:12', about: '', segments: ['models', 'checkout-risk', '12'] },
];

describe('the output', () => {
  it('greets in the first terminal until it is cleared', async () => {
    const page = openTerminals();
    page.show();
    expect(log()).toHaveTextContent('Tab completes commands');
    page.show({ entries: [printed('p1', 'ls', 'a\n')] });
    screen.getByRole('textbox', { name: 'Command' }).focus();
    await page.user.keyboard('{Control>}l{/Control}');
    expect(log()).not.toHaveTextContent('Tab completes commands');
  });

  it('is asked for only as far as the page does not have it', async () => {
    const page = openTerminals();
    page.show({ isBusy: true, entries: [printed('p1', 'az ml job stream', 'one\n', null)] });
    expect(await within(log()).findByText(/one/)).toBeInTheDocument();
    page.show({ isBusy: true, entries: [printed('p1', 'az ml job stream', 'one\ntwo\n', null)] });
    expect(await within(log()).findByText(/two/)).toBeInTheDocument();
    const wants = page.asked.flatMap((one) =>
      one.type === 'ask' && one.view.name === 'terminal-output' ? [one.view.params] : [],
    );
    expect(wants).toEqual([
      { terminal: 'terminal-1', wants: [{ entry: 'p1', from: 0 }] },
      { terminal: 'terminal-1', wants: [{ entry: 'p1', from: 4 }] },
    ]);
    expect(within(log()).getByText(/two/)).toHaveTextContent('one two');
  });

  it('begins anew when it was cleared while the line runs', async () => {
    const page = openTerminals();
    page.show({ isBusy: true, entries: [printed('p1', 'bash x.sh', 'before\n', null)] });
    expect(await screen.findByText(/before/)).toBeInTheDocument();
    page.show({ isBusy: true, entries: [printed('p1', 'bash x.sh', 'what comes after\n', null)] });
    expect(await screen.findByText(/what comes after/)).toBeInTheDocument();
    expect(log()).not.toHaveTextContent('before');
  });

  it('links names of the world, one stop of the Tab key, the arrows go along them', async () => {
    const page = openTerminals({ places: PLACES });
    page.show({
      entries: [printed('p1', 'az ml job show -n brave_onion', 'brave_onion made checkout-risk:12, not nobody_else\n')],
    });
    await screen.findByRole('link', { name: 'brave_onion' });
    expect(links()).toEqual(['#/jobs/brave_onion', '#/models/checkout-risk/12']);
    const [first, second] = within(log()).getAllByRole('link');
    log().focus();
    await page.user.tab();
    expect(second).toHaveFocus();
    await page.user.keyboard('{ArrowUp}');
    expect(first).toHaveFocus();
    await page.user.keyboard('{Home}');
    expect(screen.getByRole('button', { name: /^Copy the output/ })).toHaveFocus();
    await page.user.keyboard('{End}');
    expect(second).toHaveFocus();
    await page.user.tab();
    expect(screen.getByRole('textbox', { name: 'Command' })).toHaveFocus();
  });

  it('is copied without its colours', async () => {
    const page = openTerminals();
    page.show({ entries: [printed('p1', 'az ml job list', '\u001b[94m"name"\u001b[39m: 1\n')] });
    await page.user.click(await screen.findByRole('button', { name: 'Copy the output of az ml job list' }));
    expect(await navigator.clipboard.readText()).toBe('"name": 1\n');
  });

  it('can be pinned as evidence, with the place of the entry', async () => {
    const page = openTerminals();
    page.show({ entries: [printed('p1', 'az ml job list', 'no\n', 1)] });
    await page.user.click(screen.getByRole('button', { name: 'Pin as evidence: az ml job list (exit 1)' }));
    await waitFor(() =>
      expect(page.lines()).toEqual([
        "pager pin '#/terminal?terminal=terminal-1&entry=p1' --note 'az ml job list (exit 1)'",
      ]),
    );
  });
});

describe('for a screen reader', () => {
  it('a line that ends is one sentence, not every line of its output', async () => {
    const page = openTerminals();
    page.show({ entries: [printed('p1', 'ls', 'old\n')] });
    expect(log()).toHaveAttribute('aria-live', 'off');
    page.show({ isBusy: true, entries: [printed('p1', 'ls', 'old\n'), printed('p2', 'seq 14', '', null)] });
    const output = Array.from({ length: 14 }, (_, i) => `${i}\n`).join('');
    page.show({ entries: [printed('p1', 'ls', 'old\n'), printed('p2', 'seq 14', output)] });
    expect(await screen.findByText('Ended, exit 0, 14 lines')).toHaveAttribute('role', 'status');
  });

  it('a short output is read out with it', async () => {
    const page = openTerminals();
    page.show();
    page.show({ entries: [printed('p1', 'git branch', 'main\n', 0)] });
    expect(await screen.findByText('Ended, exit 0, 1 line: main')).toBeInTheDocument();
  });

  it('what ended before the page was there is not said', async () => {
    const page = openTerminals();
    page.show({ entries: [printed('p1', 'git branch', 'main\n')] });
    await screen.findByText('main');
    expect(screen.queryByText(/^Ended/)).toBeNull();
  });
});
