// @vitest-environment jsdom
// The first page: what one can begin with, what was left, and what it asks before something is lost.
import 'fake-indexeddb/auto';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Verdicts } from '../../src/session/judge.ts';
import type { RecordedInput } from '../../src/session/recording.ts';
import NeedsPlay from '../../src/ui/frame/NeedsPlay.tsx';
import { Standing } from '../../src/ui/frame/Standing.tsx';
import { KeepProgress } from '../../src/ui/home/KeepProgress.tsx';
import HomePage from '../../src/ui/pages/HomePage.tsx';
import { IdbJournal } from '../../src/ui/storage/idb-journal.ts';
import { bestResults, keepResult } from '../../src/ui/storage/results.ts';
import { openPage, T0 } from './page.tsx';

const BUILD = 'b1';
const CARDS = [
  { id: 'model-load-in-run', title: 'Suitcase', brief: 'On call.', level: 2, minutes: 14, variants: ['A', 'B', 'C'] },
  { id: 'harder', title: 'Harder', brief: 'On call.', level: 4, minutes: 30, variants: ['A'] },
  { id: 'sandbox', title: 'A quiet day', brief: 'Nothing.', level: null, minutes: null, variants: ['A'] },
];
const said: RecordedInput = {
  at: T0,
  steps: 7,
  actor: 'oncall',
  wall: 0,
  input: { type: 'line', terminal: 'terminal-1', line: 'ls' },
};

/** Something is kept: a play of Suitcase, twelve minutes in. */
async function keep(changed: { build?: string; inputs?: readonly RecordedInput[] } = {}): Promise<void> {
  await new IdbJournal().begin({
    identity: { scenario: 'model-load-in-run', seed: '1', variant: 'A' },
    build: BUILD,
    end: { at: T0 + 12 * 60_000, steps: 8 },
    inputs: [said],
    checks: [{ at: T0, steps: 7, inputs: 1, hash: 'h' }],
    ...changed,
  });
}

const saved: Blob[] = [];
beforeEach(() => {
  saved.length = 0;
  window.localStorage.clear();
  // jsdom has no layout.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  URL.createObjectURL = (blob: Blob) => `blob:${saved.push(blob)}`;
  URL.revokeObjectURL = () => undefined;
  HTMLAnchorElement.prototype.click = () => undefined;
  vi.stubGlobal('fetch', async (url: URL) =>
    Response.json(String(url).endsWith('cards.json') ? CARDS : { build: BUILD }),
  );
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await deleteDB('mlops-flight-simulator');
});

async function home(page = openPage()) {
  page.render(
    <>
      <Standing />
      <KeepProgress />
      <HomePage />
    </>,
  );
  await screen.findByRole('article', { name: 'Suitcase' });
  return page;
}
const card = (name: string) => within(screen.getByRole('article', { name }));
const button = (name: string) => screen.getByRole('button', { name });

describe('the first page', () => {
  it('has one primary button, of the first incident, and begins the case that was chosen', async () => {
    const page = await home();
    const chosen = card('Suitcase').getByRole('button');
    const primary = screen.getAllByRole('button').filter(({ className }) => className === chosen.className);
    expect(primary).toHaveLength(1);
    const cases = card('Suitcase').getByRole('combobox', { name: 'Case' });
    expect(cases).toHaveValue('A');
    expect([...cases.children].map((option) => option.textContent)).toEqual([
      'A',
      'B: another cause, or another hour',
      'C: another cause, or another hour',
    ]);
    expect(card('Harder').queryByRole('combobox')).toBeNull();
    await page.user.selectOptions(cases, 'B: another cause, or another hour');
    await page.user.click(card('Suitcase').getByRole('button', { name: 'Take the pager' }));
    await waitFor(() =>
      expect(page.acts()).toEqual([{ type: 'start', scenario: 'model-load-in-run', seed: '1', variant: 'B' }]),
    );
    expect(window.location.hash).toBe('#/desk');
  });

  it('tells the best one made of each incident', async () => {
    await keepResult('model-load-in-run', 'mitigated');
    await home();
    expect(await screen.findByText(/Your best: mitigated/)).toBeInTheDocument();
    expect(screen.getByRole('article', { name: 'Harder' })).toHaveTextContent('Not played yet');
    expect(screen.getByRole('article', { name: 'A quiet day' })).not.toHaveTextContent('Not played');
  });

  it('keeps a verdict unless a better one is kept', async () => {
    const page = await home();
    page.begin();
    const judged = async (status: Verdicts['status']) => {
      page.tell({
        type: 'over',
        identity: { scenario: 'x', seed: '1', variant: 'A' },
        end: new Uint8Array(),
        recording: '',
      });
      page.tell({
        type: 'verdict',
        verdicts: { status, oracles: [], endedAt: T0, watchedUntil: T0, watch: [], harm: null },
      });
      await act(async () => void (await new Promise((done) => setTimeout(done, 20))));
      return Object.fromEntries(await bestResults());
    };
    expect(await judged('masked')).toEqual({ 'model-load-in-run': 'masked' });
    expect(await judged('resolved')).toEqual({ 'model-load-in-run': 'resolved' });
    expect(await judged('unresolved')).toEqual({ 'model-load-in-run': 'resolved' });
  });

  it('says which place of which file is wrong', async () => {
    vi.stubGlobal('fetch', async () => Response.json([{ ...CARDS[0], minutes: 'ten' }]));
    openPage().render(<HomePage />);
    expect(await screen.findByRole('alert')).toHaveTextContent('game/cards.json: 0.minutes:');
  });
});

describe('a play that was left', () => {
  it('goes on where one was', async () => {
    await keep();
    window.localStorage.setItem('mlops-flight-simulator/place', '#/jobs?search=train');
    const page = await home();
    const left = await screen.findByRole('article', { name: 'Continue where you were' });
    expect(left).toHaveTextContent('Suitcase, 2026-03-10 16:42:00 UTC');
    await page.user.click(button('Continue'));
    expect(page.acts()).toEqual([{ type: 'resume-kept', isWithoutAhead: false }]);
    expect(window.location.hash).toBe('#/jobs?search=train');
  });

  it('of another version can be saved and discarded, not gone on with', async () => {
    await keep({ build: 'b0' });
    const page = await home();
    const left = await screen.findByRole('article', { name: 'Continue where you were' });
    expect(left).toHaveTextContent('another version of the game');
    expect(within(left).queryByRole('button', { name: 'Continue' })).toBeNull();
    await page.user.click(within(left).getByRole('button', { name: 'Save the recording' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    await page.user.click(within(left).getByRole('button', { name: 'Discard' }));
    const asks = within(await screen.findByRole('dialog', { name: 'Discard this play?' }));
    await page.user.click(asks.getByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(screen.queryByRole('article', { name: 'Continue where you were' })).toBeNull());
    expect(await new IdbJournal().read()).toBeNull();
  });

  it('is not replaced without a question', async () => {
    await keep();
    const page = await home();
    await screen.findByRole('article', { name: 'Continue where you were' });
    await page.user.click(button('Look around'));
    const asks = within(await screen.findByRole('dialog', { name: 'You have a play that is not over' }));
    expect(screen.getByRole('dialog')).toHaveTextContent('Suitcase, at 2026-03-10 16:42:00 UTC, would be gone');
    await page.user.click(asks.getByRole('button', { name: 'Cancel' }));
    expect(page.acts()).toEqual([]);
    await page.user.click(button('Look around'));
    await page.user.click(await screen.findByRole('button', { name: 'Begin the other one' }));
    expect(page.acts()).toEqual([{ type: 'start', scenario: 'sandbox', seed: '1', variant: 'A' }]);
    expect(window.location.hash).toBe('#/workspace');
  });

  it.each([
    ['is over', async () => keep().then(close)],
    ['nothing was done in', () => keep({ inputs: [] })],
  ])('that %s gives way', async (_, prepare) => {
    await prepare();
    const page = await home();
    await screen.findByRole('article', { name: 'Continue where you were' });
    await page.user.click(button('Look around'));
    await waitFor(() => expect(page.acts()).toHaveLength(1));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('goes on at the page a link leads to', async () => {
    await keep();
    window.location.hash = '#/models/checkout-risk/12';
    const page = openPage();
    page.render(<NeedsPlay />);
    await page.user.click(await screen.findByRole('button', { name: 'Continue' }));
    expect(page.acts()).toEqual([{ type: 'resume-kept', isWithoutAhead: false }]);
    expect(window.location.hash).toBe('#/models/checkout-risk/12');
  });

  it('does not exist where nothing is kept', async () => {
    openPage().render(<NeedsPlay />);
    expect(await screen.findByRole('link', { name: 'To the start' })).toHaveAttribute('href', '#/');
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('a recording from a file', () => {
  const open = (text: string): void =>
    void fireEvent.change(screen.getByLabelText('Open a recording', { selector: 'input' }), {
      target: { files: [new File([text], 'recording.json')] },
    });

  it('is replayed, and when it is refused the place is named', async () => {
    const page = await home();
    open('{"format":');
    await waitFor(() => expect(page.acts()).toEqual([{ type: 'resume', recording: '{"format":' }]));
    page.tell({ type: 'refused', code: 'sim/recording-malformed', message: 'The recording is not JSON.' });
    expect(screen.getByRole('alert')).toHaveTextContent('This recording cannot be played. The recording is not JSON.');
    await waitFor(() => expect(button('Look around')).toBeEnabled());
  });

  it('asks before it takes the place of a play', async () => {
    await keep();
    const page = await home();
    open('{}');
    await page.user.click(await screen.findByRole('button', { name: 'Begin the other one' }));
    expect(page.acts()).toEqual([{ type: 'resume', recording: '{}' }]);
  });
});

describe('while another tab plays', () => {
  const elsewhere = { take: async () => false, release: () => undefined, isElsewhere: async () => true };

  it('one can watch, and begin nothing', async () => {
    await keep();
    const page = await home(openPage(elsewhere));
    await screen.findByRole('article', { name: 'A play is running in another tab' });
    expect(screen.queryByRole('article', { name: 'Continue where you were' })).toBeNull();
    expect(button('Look around')).toBeDisabled();
    await page.user.click(button('Watch it'));
    expect(page.acts()).toEqual([{ type: 'follow' }]);
    expect(window.location.hash).toBe('#/desk');
    expect(page.store.getState().isReadOnly).toBe(true);
  });

  it('a link to a page of the world shows that world', async () => {
    const page = openPage(elsewhere);
    page.render(<NeedsPlay />);
    await waitFor(() => expect(page.acts()).toEqual([{ type: 'follow' }]));
  });
});

async function close(): Promise<void> {
  const journal = new IdbJournal();
  await journal.claim(false);
  await journal.close();
}
