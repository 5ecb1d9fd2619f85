import { create } from 'zustand';
import type { Verdicts } from '../session/judge.ts';
import type { Input } from '../session/recording.ts';
import type { PlayView } from '../session/views/play-view.ts';
import type { Report, Request } from '../session/worker-protocol.ts';
import { keepEqual } from './keep-equal.ts';

export type Stage = 'idle' | 'loading' | 'playing' | 'judged' | 'failed';

interface Briefing {
  readonly title: string;
  readonly brief: string;
  readonly level: number | null; // null: there is no incident to judge
}

export interface SessionState {
  readonly stage: Stage;
  readonly progress: string;
  readonly briefing: Briefing | null;
  readonly view: PlayView | null;
  readonly verdicts: Verdicts | null;
  readonly recording: string | null;
  readonly failure: string | null;
  start(scenario: string, seed: string, variant: string): void;
  input(input: Input): void;
  setClock(speed: number, isPaused: boolean): void;
  record(): void;
}

/** Opens a port to a session; the page uses a worker, tests may use another end. */
export type OpenPort = (onReport: (report: Report) => void) => { post(request: Request): void };

/** The page's side of a session: what the worker last said, and the acts that ask it for something. */
export const createSessionStore = (open: OpenPort) =>
  create<SessionState>()((set, get) => {
    let port: ReturnType<OpenPort> | null = null;
    const receive = (report: Report): void => {
      switch (report.type) {
        case 'progress':
          set({ progress: report.text });
          return;
        case 'briefing':
          set({ briefing: { title: report.title, brief: report.brief, level: report.level } });
          return;
        case 'view':
          set({ view: keepEqual(get().view, report.view) });
          if (get().stage === 'loading') set({ stage: 'playing' });
          return;
        case 'verdict':
          set({ stage: 'judged', verdicts: report.verdicts, recording: report.recording });
          return;
        case 'recording':
          set({ recording: report.text });
          return;
        case 'failed':
          set({ stage: 'failed', failure: report.message, recording: report.recording });
          return;
        default:
          report satisfies never;
      }
    };
    return {
      stage: 'idle',
      progress: '',
      briefing: null,
      view: null,
      verdicts: null,
      recording: null,
      failure: null,
      start(scenario, seed, variant) {
        set({ stage: 'loading' });
        port = open(receive);
        port.post({ type: 'start', scenario, seed, variant });
      },
      input: (input) => port?.post({ type: 'input', input }),
      setClock: (speed, isPaused) => port?.post({ type: 'clock', speed, isPaused }),
      record() {
        set({ recording: null });
        port?.post({ type: 'record' });
      },
    };
  });

export type SessionStore = ReturnType<typeof createSessionStore>;
