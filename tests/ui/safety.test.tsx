// @vitest-environment jsdom
// What the page does when something around a play breaks: it says so, offers the recording, and a way on.
import 'fake-indexeddb/auto';
import { act, screen, waitFor } from '@testing-library/react';
import { deleteDB } from 'idb';
import { lazy, Suspense, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Report, Request } from '../../src/session/worker-protocol.ts';
import { Boundary } from '../../src/ui/frame/Boundary.tsx';
import { BrokenPage } from '../../src/ui/frame/BrokenPage.tsx';
import { Failure } from '../../src/ui/frame/Failure.tsx';
import { LeaveButton } from '../../src/ui/frame/LeaveButton.tsx';
import { Standing } from '../../src/ui/frame/Standing.tsx';
import { loadAgain } from '../../src/ui/kit/load-again.ts';
import { IdbJournal } from '../../src/ui/storage/idb-journal.ts';
import { openWorker } from '../../src/ui/store/open-worker.ts';
import { browserPlayLock, type PlayLock } from '../../src/ui/store/play-lock.ts';
import { useCommand } from '../../src/ui/store/use-command.ts';
import { frameOf, openPage, T0 } from './page.tsx';

const saved: Blob[] = [];
beforeEach(() => {
  saved.length = 0;
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  vi.stubGlobal('fetch', async () => Response.json({ build: 'b1' }));
  URL.createObjectURL = (blob: Blob) => `blob:${saved.push(blob)}`;
  URL.revokeObjectURL = () => undefined;
  HTMLAnchorElement.prototype.click = () => undefined;
});
afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  await deleteDB('mlops-flight-simulator');
});

const button = (name: string) => screen.getByRole('button', { name });
const OVER: Report = {
  type: 'over',
  identity: { scenario: 'model-load-in-run', seed: '1', variant: 'A' },
  end: new Uint8Array(),
  recording: '{}',
};

/** A play is kept; its last input was written down and never carried out, if told. */
async function keep(hasAhead: boolean): Promise<void> {
  const journal = new IdbJournal();
  const identity = { scenario: 'sandbox', seed: '1', variant: 'A' };
  await journal.begin({ identity, build: 'b1', end: { at: T0, steps: 1 }, inputs: [], checks: [] });
  const input = { type: 'line', terminal: 'terminal-1', line: 'crash' } as const;
  if (hasAhead) await journal.foresee({ at: T0, steps: 1, actor: 'oncall', wall: 0, input });
}

describe('a simulation that stopped', () => {
  const stopped = (cause: 'bug' | 'files' | 'worker', recording: string | null = null) => {
    const page = openPage();
    page.begin();
    page.tell({ type: 'failed', cause, message: 'out of luck', recording });
    page.render(<Failure />);
    return page;
  };

  it('can go on from what is kept', async () => {
    await keep(false);
    const page = stopped('worker');
    expect(screen.getByRole('alert')).toHaveTextContent('can be started anew');
    await page.user.click(await screen.findByRole('button', { name: 'Continue from what is kept' }));
    expect(page.acts().at(-1)).toEqual({ type: 'resume-kept', isWithoutAhead: false });
    expect(screen.queryByRole('button', { name: /without what/ })).toBeNull();
  });

  it('can go on without what was done last, which may be what crashed it', async () => {
    await keep(true);
    const page = stopped('bug');
    await page.user.click(await screen.findByRole('button', { name: 'Continue without what was done last' }));
    expect(page.acts().at(-1)).toEqual({ type: 'resume-kept', isWithoutAhead: true });
  });

  it('offers what is kept when the worker left no recording', async () => {
    await keep(true);
    const page = stopped('files');
    expect(screen.getByRole('alert')).toHaveTextContent('A file of the game is missing');
    await page.user.click(await screen.findByRole('button', { name: 'Save the recording' }));
    await waitFor(() => expect(saved).toHaveLength(1));
  });

  it('leads to the start where nothing is kept', async () => {
    const page = stopped('worker', '{"of":"worker"}');
    expect(screen.getByRole('alert')).toHaveTextContent('This browser keeps no play');
    expect(screen.queryByRole('button', { name: /Continue/ })).toBeNull();
    expect(button('Save the recording')).toBeInTheDocument();
    await page.user.click(button('To the start'));
    expect(window.location.hash).toBe('#/');
    await waitFor(() => expect(page.store.getState().stage).toBe('idle'));
  });
});

describe('a worker', () => {
  class FakeWorker {
    static last: FakeWorker;
    onmessage: ((event: { data: Report }) => void) | null = null;
    onerror: ((event: { message: string }) => void) | null = null;
    onmessageerror: (() => void) | null = null;
    constructor() {
      FakeWorker.last = this;
    }
    postMessage(_: Request) {}
    terminate() {}
  }

  it('that breaks, cannot be loaded or cannot be understood has failed', () => {
    vi.stubGlobal('Worker', FakeWorker);
    const said: Report[] = [];
    openWorker((report) => said.push(report));
    FakeWorker.last.onerror?.({ message: 'x is undefined' });
    FakeWorker.last.onerror?.({ message: '' });
    FakeWorker.last.onmessageerror?.();
    expect(said.map((report) => report.type === 'failed' && [report.cause, report.message])).toEqual([
      ['worker', 'x is undefined'],
      ['worker', 'The worker could not be loaded.'],
      ['worker', 'The worker said something that could not be read.'],
    ]);
  });

  it('that does not answer can be waited for or replaced', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const page = openPage();
    page.begin();
    page.render(<Standing />);
    const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000));
    await pass(60);
    const pings = () => page.asked.filter(({ type }) => type === 'ping').length;
    expect(pings()).toBe(12);
    expect(screen.getByRole('alert')).toHaveTextContent('has not answered for a while');
    page.tell({ type: 'pong' });
    expect(screen.queryByRole('alert')).toBeNull();
    await pass(15);
    expect(screen.queryByRole('alert')).toBeNull();
    await pass(10);
    await page.user.click(button('Restart from what is kept'));
    expect(page.isClosed()).toBe(true);
    expect(page.acts().at(-1)).toEqual({ type: 'resume-kept', isWithoutAhead: false });
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('that judges and fails is asked again', async () => {
    const page = openPage();
    page.begin();
    page.render(<Standing />);
    page.tell(OVER);
    page.tell({ type: 'failed', cause: 'worker', message: 'no memory', recording: null });
    expect(screen.getByRole('alert')).toHaveTextContent('There is no verdict: judging failed. no memory');
    expect(page.store.getState().stage).toBe('playing');
    await page.user.click(button('Judge again'));
    expect(page.acts().filter(({ type }) => type === 'judge')).toHaveLength(2);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('storage that fails', () => {
  it('is told of, and can be tried again', async () => {
    const page = openPage();
    page.begin();
    page.render(<Standing />);
    page.tell({ type: 'unkept', message: 'the disk is full' });
    expect(screen.getByRole('alert')).toHaveTextContent('does not keep this play');
    expect(screen.getByRole('alert')).toHaveTextContent('the disk is full');
    await page.user.click(button('Save the recording'));
    page.tell({ type: 'recording', text: '{}' });
    expect(saved).toHaveLength(1);
    await page.user.click(button('Try again'));
    expect(page.acts().at(-1)).toEqual({ type: 'keep' });
    page.tell({ type: 'kept' });
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('makes leaving a question', async () => {
    const page = openPage();
    page.begin();
    page.render(<LeaveButton />);
    page.tell({ type: 'unkept', message: 'forbidden' });
    await page.user.click(button('Leave'));
    expect(await screen.findByRole('dialog', { name: 'Leave this play?' })).toHaveTextContent('without its recording');
    expect(page.acts().at(-1)?.type).toBe('start');
    await page.user.click(button('Leave all the same'));
    expect(page.acts().at(-1)).toEqual({ type: 'leave' });
    page.tell({ type: 'left' });
    await waitFor(() => expect(page.store.getState().stage).toBe('idle'));
  });
});

describe('leaving', () => {
  it('waits until everything is kept, and then is at the start', async () => {
    const page = openPage();
    page.begin();
    page.render(
      <>
        <Standing />
        <LeaveButton />
      </>,
    );
    await page.user.click(button('Leave'));
    expect(window.location.hash).toBe('#/');
    expect(screen.getByRole('status')).toHaveTextContent('Keeping your play');
    page.frame({}); // what the worker still says does not bring the play back
    expect(page.store.getState().stage).toBe('loading');
    page.tell({ type: 'left' });
    await waitFor(() => expect(page.store.getState().stage).toBe('idle'));
    expect(page.isClosed()).toBe(true);
  });
});

/** Tabs of one browser: as the platform has it, one of them holds the lock. */
function tabs() {
  let holder: object | null = null;
  const tab = (): PlayLock => {
    const self = {};
    return {
      async take() {
        holder ??= self;
        return holder === self;
      },
      release() {
        if (holder === self) holder = null;
      },
      isElsewhere: async () => holder !== null && holder !== self,
    };
  };
  return { tab };
}

describe('two tabs', () => {
  it('play one after the other', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { tab } = tabs();
    const [first, second] = [openPage(tab()), openPage(tab())];
    const identity = { scenario: 'sandbox', seed: '1', variant: 'A' };
    await act(async () => first.store.getState().start(identity));
    await act(async () => second.store.getState().start(identity));
    expect(first.acts().map(({ type }) => type)).toEqual(['start']);
    expect(second.acts().map(({ type }) => type)).toEqual(['follow']);

    second.tell({ type: 'frame', frame: frameOf() });
    const typed: unknown[] = [];
    function Act() {
      const run = useCommand();
      return (
        <button type="button" onClick={() => void run('pager ack').then((done) => typed.push(done))}>
          act
        </button>
      );
    }
    second.render(
      <>
        <Standing />
        <Act />
      </>,
    );
    expect(screen.getByText(/Here you can only watch/)).toBeInTheDocument();
    expect(screen.getByRole('alert')).toBeEmptyDOMElement();
    await second.user.click(button('act'));
    expect(typed).toEqual([null]);
    expect(screen.getByRole('alert')).toHaveTextContent('Nothing was done: only the other tab can act.');
    act(() => second.store.getState().input({ type: 'interrupt', terminal: 'terminal-1' }));
    expect(second.lines()).toEqual([]);

    await act(() => vi.advanceTimersByTimeAsync(2000));
    expect(screen.queryByRole('button', { name: 'Continue here' })).toBeNull();
    await act(async () => first.store.getState().leave());
    first.tell({ type: 'left' });
    await act(() => vi.advanceTimersByTimeAsync(2000));
    await second.user.click(button('Continue here'));
    expect(second.acts().at(-1)).toEqual({ type: 'take-over' });
    expect(second.store.getState().isReadOnly).toBe(false);
    expect(screen.queryByText(/only watch/)).toBeNull();
  });

  it('are told apart by nobody where there are no locks', async () => {
    const page = openPage();
    page.begin();
    page.render(<Standing />);
    expect(screen.getByText(/cannot tell whether another tab plays/)).toBeInTheDocument();
    await page.user.click(button('Close'));
    expect(screen.queryByText(/cannot tell/)).toBeNull();
    vi.stubGlobal('navigator', {});
    expect(browserPlayLock()).toBeNull();
  });

  it('that refuse their locks let one play all the same', async () => {
    const refuses = {
      take: () => Promise.reject(new Error('SecurityError')),
      release() {},
      isElsewhere: async () => false,
    };
    const page = openPage(refuses);
    await act(async () => page.store.getState().resumeKept());
    expect(page.acts().map(({ type }) => type)).toEqual(['resume-kept']);
    expect(page.store.getState().isUnguarded).toBe(true);
  });
});

describe('a page that breaks', () => {
  const instead = (error: Error, again: () => void) => <BrokenPage error={error} onAgain={again} />;
  beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));

  it('leaves what is around it, and can be tried again', async () => {
    let isBroken = true;
    const Page = () => {
      if (isBroken) throw new Error('no such column');
      return <p>whole</p>;
    };
    const Around = () => {
      const [count, setCount] = useState(0);
      return (
        <>
          <button type="button" onClick={() => setCount(count + 1)}>
            counted {count}
          </button>
          <Boundary instead={instead}>
            <Page />
          </Boundary>
        </>
      );
    };
    const page = openPage();
    page.render(<Around />);
    expect(screen.getByRole('alert')).toHaveTextContent('no such column');
    await page.user.click(button('counted 0'));
    expect(button('counted 1')).toBeInTheDocument();
    isBroken = false;
    await page.user.click(button('Try again'));
    expect(screen.getByText('whole')).toBeInTheDocument();
  });

  it('because it did not come is asked for twice, and then says so', async () => {
    let asked = 0;
    const Missing = lazy(
      loadAgain(() => {
        asked++;
        return Promise.reject<{ default: () => null }>(new TypeError('Failed to fetch dynamically imported module'));
      }),
    );
    openPage().render(
      <Boundary instead={instead}>
        <Suspense>
          <Missing />
        </Suspense>
      </Boundary>,
    );
    const heading = { name: 'A part of the game could not be loaded' };
    expect(await screen.findByRole('heading', heading, { timeout: 3000 })).toBeInTheDocument();
    expect(asked).toBe(2);
    expect(button('Reload')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });
});
