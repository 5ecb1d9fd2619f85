import '@testing-library/jest-dom/vitest';
import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { act, cleanup, configure, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { afterEach } from 'vitest';
import type { FrameView, IncidentChip } from '../../src/session/views/frame-view.ts';
import type { IncidentView } from '../../src/session/views/incident-view.ts';
import type { PageCommand } from '../../src/session/views/page-commands-view.ts';
import type { ViewName, ViewParams, ViewValue } from '../../src/session/views/registry.ts';
import type { TerminalView } from '../../src/session/views/terminal-view.ts';
import { viewKey } from '../../src/session/views/view-ask.ts';
import type { Briefing, Report, Request } from '../../src/session/worker-protocol.ts';
import type { PlayLock } from '../../src/ui/store/play-lock.ts';
import { SessionContext } from '../../src/ui/store/session-context.ts';
import { createSessionStore } from '../../src/ui/store/session-store.ts';

// Parts of a page are loaded when they are first shown; a busy machine takes longer than the usual second.
configure({ asyncUtilTimeout: 5000 });

afterEach(() => {
  cleanup();
  window.location.hash = '';
});

/** 2026-03-10T16:30Z: day 64 of the world. */
export const T0 = (64 * 24 * 60 + 16 * 60 + 30) * 60_000;

export const terminalOf = (changed: Partial<TerminalView> = {}): TerminalView => ({
  id: 'terminal-1',
  cwd: '~/kestrand-ml',
  isBusy: false,
  entries: [],
  queued: [],
  ...changed,
});

const chip: IncidentChip = {
  id: 'INC-1',
  title: 'checkout-risk answers slowly',
  severity: 2,
  pagedAt: T0 - 300_000,
  acknowledgedAt: null,
  resolvedAt: null,
};

export const incidentOf = (changed: Partial<IncidentView> = {}): IncidentView => ({
  ...chip,
  text: 'p95 of checkout-risk was 812 ms.\n',
  alert: 'checkout-risk-latency',
  endpoint: 'checkout-risk',
  notes: [],
  hypotheses: [],
  pins: [],
  hints: [],
  hintsLeft: 3,
  earlier: [],
  ...changed,
});

export const frameOf = (changed: Partial<FrameView> = {}): FrameView => ({
  now: T0,
  speed: 60,
  isPaused: false,
  workspace: 'mlw-kst-prod',
  resourceGroup: 'rg-kst-ml-prod',
  incident: chip,
  budgetBurnt: 0.25,
  channels: { feeds: null, 'ml-oncall': null },
  terminals: [
    { id: 'panel', isBusy: false },
    { id: 'terminal-1', isBusy: false },
  ],
  ...changed,
});

export const briefing: Briefing = {
  scenario: 'model-load-in-run',
  title: 'Every request opens the suitcase',
  brief: 'You are on call.',
  level: 2,
  minutes: 14,
  t0: T0,
};

/** What one page-command looks like when it has ended. */
export const commandOf = (changed: Partial<PageCommand>): PageCommand => ({
  id: 'p1',
  terminal: 'panel',
  line: '',
  output: '',
  exitCode: 0,
  startedAt: T0,
  endedAt: T0,
  ...changed,
});

/** A page's store whose other end is the test: what it asked for, and a way to answer. */
export function openPage(lock: PlayLock | null = null) {
  const asked: Request[] = [];
  const answers = new Map<string, (params: unknown) => unknown>();
  let report: (report: Report) => void = () => undefined;
  let isClosed = false;
  const store = createSessionStore((onReport) => {
    report = onReport;
    return {
      post: (request) => {
        asked.push(request);
        // Questions are answered at once: nothing was done with buttons before, unless a test answers otherwise.
        if (request.type === 'ask') {
          const value = answers.get(request.view.name)?.(request.view.params) ?? [];
          queueMicrotask(() => report({ type: 'answer', id: request.id, value }));
        }
      },
      close: () => {
        isClosed = true;
      },
    };
  }, lock);
  const tell = (...reports: Report[]): void =>
    act(() => {
      for (const one of reports) report(one);
    });
  return {
    store,
    asked,
    tell,
    isClosed: () => isClosed,
    user: userEvent.setup({ delay: null }),
    /** What questions about a view are answered from now on. */
    answer<Name extends ViewName>(name: Name, answerOf: (params: ViewParams<Name>) => ViewValue<Name>): void {
      answers.set(name, answerOf as (params: unknown) => unknown);
    },
    /** Everything asked for but what is watched, asked and opened along the way. */
    acts: () => asked.filter(({ type }) => type !== 'watch' && type !== 'ask' && type !== 'ping'),
    /** Lines typed so far, in order. */
    lines: () => asked.flatMap((one) => (one.type === 'input' && one.input.type === 'line' ? [one.input.line] : [])),
    /** A play that has begun and shows this. */
    begin(changed: Partial<FrameView> = {}): void {
      store.getState().start({ scenario: 'model-load-in-run', seed: '1', variant: 'A' });
      tell({ type: 'briefing', briefing: { ...briefing } }, { type: 'frame', frame: frameOf(changed) });
    },
    frame: (changed: Partial<FrameView>) => tell({ type: 'frame', frame: frameOf(changed) }),
    /** What a view shows from now on. */
    see<Name extends ViewName>(name: Name, params: ViewParams<Name>, value: ViewValue<Name>): void {
      tell({ type: 'seen', seen: [{ key: viewKey({ name, params }), value }] });
    },
    render: (element: ReactElement) =>
      render(
        <FluentProvider theme={webLightTheme}>
          <SessionContext value={store}>{element}</SessionContext>
        </FluentProvider>,
      ),
  };
}
