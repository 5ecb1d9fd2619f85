import '@testing-library/jest-dom/vitest';
import { act, cleanup } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach } from 'vitest';
import type { IncidentView } from '../../src/session/views/incident-view.ts';
import type { PlayView } from '../../src/session/views/play-view.ts';
import type { TerminalView } from '../../src/session/views/terminal-view.ts';
import type { Report, Request } from '../../src/session/worker-protocol.ts';
import { createSessionStore } from '../../src/ui/session-store.ts';

afterEach(cleanup);

/** 2026-03-10T16:30Z: day 64 of the world. */
export const T0 = (64 * 24 * 60 + 16 * 60 + 30) * 60_000;

export const terminalOf = (changed: Partial<TerminalView> = {}): TerminalView => ({
  id: 'terminal-1',
  cwd: '~/kestrand-ml',
  isBusy: false,
  entries: [],
  queued: [],
  history: [],
  ...changed,
});

export const incidentOf = (changed: Partial<IncidentView> = {}): IncidentView => ({
  id: 'INC-1',
  title: 'checkout-risk answers slowly',
  text: 'p95 of checkout-risk was 812 ms.\n',
  severity: 2,
  pagedAt: T0 - 300_000,
  acknowledgedAt: null,
  resolvedAt: null,
  notes: [],
  ...changed,
});

export const viewOf = (changed: Partial<PlayView> = {}): PlayView => ({
  now: T0,
  speed: 60,
  isPaused: false,
  incident: incidentOf(),
  terminals: [terminalOf()],
  charts: [],
  business: { budgetBurnt: 0.25, fallbackCost: 1_234_000_000, fallbackShareLastHour: 0.031 },
  ...changed,
});

export const briefing: Report = {
  type: 'briefing',
  title: 'Every request opens the suitcase',
  brief: 'You are on call.',
  level: 2,
  minutes: 14,
};

/** A page's store whose other end is the test: what it asked for, and a way to answer. */
export function openPage() {
  const asked: Request[] = [];
  let report: (report: Report) => void = () => undefined;
  const useSession = createSessionStore((onReport) => {
    report = onReport;
    return { post: (request) => asked.push(request) };
  });
  const tell = (...reports: Report[]): void =>
    act(() => {
      for (const one of reports) report(one);
    });
  return {
    useSession,
    asked,
    tell,
    user: userEvent.setup({ delay: null }),
    /** Lines asked for so far, in order. */
    lines: () => asked.flatMap((one) => (one.type === 'input' && one.input.type === 'line' ? [one.input.line] : [])),
    /** A play that has begun and shows this. */
    begin(changed: Partial<PlayView> = {}): void {
      useSession.getState().start('model-load-in-run', '1', 'A');
      tell(briefing, { type: 'view', view: viewOf(changed) });
    },
    show: (changed: Partial<PlayView>) => tell({ type: 'view', view: viewOf(changed) }),
  };
}
