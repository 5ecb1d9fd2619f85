// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock } from '../../src/ui/frame/Clock.tsx';
import { Failure } from '../../src/ui/frame/Failure.tsx';
import { Standing } from '../../src/ui/frame/Standing.tsx';
import DebriefPage from '../../src/ui/pages/DebriefPage.tsx';
import HomePage from '../../src/ui/pages/HomePage.tsx';
import { openPage } from './page.tsx';

const CARDS = [
  {
    id: 'model-load-in-run',
    title: 'Suitcase',
    brief: 'You are on call.',
    level: 2,
    minutes: 14,
    variants: ['A', 'B'],
  },
  { id: 'sandbox', title: 'A quiet day', brief: 'Nothing is wrong.', level: null, minutes: null, variants: ['A'] },
];

/** jsdom saves no files: what would have been saved is kept here. */
const saved: Blob[] = [];
beforeEach(() => {
  saved.length = 0;
  // jsdom has no layout, so charts have no size to draw at.
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
});
afterEach(() => vi.unstubAllGlobals());

const readBlob = (blob: Blob | undefined): Promise<string> =>
  new Promise((resolve, reject) => {
    if (!blob) return reject(new Error('nothing was saved'));
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(blob);
  });

describe('the home page', () => {
  it('lists the scenarios and starts the chosen one', async () => {
    vi.stubGlobal('fetch', async () => new Response(JSON.stringify(CARDS)));
    const page = openPage();
    page.render(
      <>
        <Standing />
        <HomePage />
      </>,
    );
    const card = await screen.findByRole('article', { name: 'Suitcase' });
    expect(card).toHaveTextContent('Level 2 · about 14 minutes');
    expect(screen.getByRole('article', { name: 'A quiet day' })).toHaveTextContent('No incident');
    await page.user.click(within(card).getByRole('button', { name: 'Take the pager' }));
    expect(page.acts()).toEqual([{ type: 'start', scenario: 'model-load-in-run', seed: '1', variant: 'A' }]);
    expect(window.location.hash).toBe('#/desk');
    page.tell({ type: 'progress', text: 'loading the world', share: null });
    expect(screen.getByRole('status')).toHaveTextContent('Starting: loading the world');
    expect(screen.getByRole('button', { name: 'Look around' })).toBeDisabled();
  });

  it('says why the scenarios could not be loaded', async () => {
    vi.stubGlobal('fetch', async () => new Response('', { status: 404, statusText: 'Not Found' }));
    openPage().render(<HomePage />);
    expect(await screen.findByRole('alert')).toHaveTextContent('404 Not Found');
  });
});

describe('the clock', () => {
  it('pauses, goes on, changes speed and goes to the next event', async () => {
    const page = openPage();
    page.begin();
    page.render(<Clock />);
    const clock = screen.getByRole('group', { name: 'Simulated time' });
    expect(clock).toHaveTextContent('2026-03-10 16:30:00');
    await page.user.click(within(clock).getByRole('button', { name: 'Pause' }));
    page.frame({ isPaused: true });
    await page.user.selectOptions(within(clock).getByRole('combobox', { name: 'Speed' }), '300 ×');
    await page.user.click(within(clock).getByRole('button', { name: 'Go on' }));
    await page.user.click(within(clock).getByRole('button', { name: 'To the next event' }));
    expect(page.acts().slice(1)).toEqual([
      { type: 'clock', speed: 60, isPaused: true },
      { type: 'clock', speed: 300, isPaused: true },
      { type: 'clock', speed: 60, isPaused: false },
      { type: 'skip' },
    ]);
  });
});

describe('the debrief', () => {
  it('saves the recording of a running play as it is when it arrives', async () => {
    const page = openPage();
    page.begin();
    page.render(<DebriefPage />);
    page.tell({ type: 'recording', text: '{"old":1}' });
    await page.user.click(screen.getByRole('button', { name: 'Save the recording' }));
    expect(page.acts().at(-1)).toEqual({ type: 'record' });
    expect(saved).toEqual([]);
    page.tell({ type: 'recording', text: '{"new":2}' });
    expect(await readBlob(saved[0])).toBe('{"new":2}');
    page.tell({ type: 'recording', text: '{"later":3}' });
    expect(saved).toHaveLength(1);
  });
});

describe('a failure', () => {
  it('shows the message and offers the recording', async () => {
    const page = openPage();
    page.begin();
    page.tell({ type: 'failed', cause: 'bug', message: 'table: no row', recording: '{"inputs":[]}' });
    expect(page.store.getState().stage).toBe('failed');
    expect(page.isClosed()).toBe(true);
    page.render(<Failure />);
    expect(screen.getByRole('alert')).toHaveTextContent('table: no row');
    await page.user.click(screen.getByRole('button', { name: 'Save the recording' }));
    expect(await readBlob(saved[0])).toBe('{"inputs":[]}');
  });

  it('offers no recording when there is none', () => {
    const page = openPage();
    page.store.getState().start({ scenario: 'sandbox', seed: '1', variant: 'A' });
    page.tell({ type: 'failed', cause: 'worker', message: 'The worker could not be started.', recording: null });
    page.render(<Failure />);
    expect(screen.queryByRole('button', { name: 'Save the recording' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Reload' })).toBeInTheDocument();
  });
});
