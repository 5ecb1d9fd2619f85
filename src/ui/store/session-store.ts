import { create } from 'zustand';
import type { Report, Request } from '../../session/worker-protocol.ts';
import { factsAfter, factsAfterJudge } from './facts-after.ts';
import { type OpenPort, SessionLink } from './session-link.ts';
import { NO_SESSION, type SessionState } from './session-state.ts';

/** The page's side of a session: what the worker last said, and the acts that ask it for something. */
export const createSessionStore = (open: OpenPort) =>
  create<SessionState>()((set, get) => {
    const link: SessionLink = new SessionLink(open, (report) => {
      set(factsAfter(get(), report, (key) => link.isWatched(key)));
      if (report.type === 'refused' || report.type === 'failed') end();
      if (report.type === 'over') judge(report);
    });
    const judgeLink = new SessionLink(open, (report) => {
      set(factsAfterJudge(report));
      if (report.type === 'verdict') judgeLink.close();
    });
    const end = (): void => {
      link.close();
      judgeLink.close();
    };
    const judge = ({ identity, end: world }: Extract<Report, { type: 'over' }>): void => {
      judgeLink.warmUp();
      judgeLink.post({ type: 'judge', identity, end: world });
    };
    const begin = (request: Request, isReadOnly = false): void => {
      judgeLink.close();
      set({ ...NO_SESSION, stage: 'loading', isReadOnly });
      link.begin(request);
    };
    const act = (request: Request): void => {
      if (!get().isReadOnly) link.post(request);
    };
    return {
      ...NO_SESSION,
      warmUp: () => link.warmUp(),
      start: (identity) => begin({ type: 'start', ...identity }),
      resume: (recording) => begin({ type: 'resume', recording }),
      resumeKept: () => begin({ type: 'resume-kept' }),
      follow: () => begin({ type: 'follow' }, true),
      leave() {
        end();
        set(NO_SESSION);
      },
      input: (input) => act({ type: 'input', input }),
      setClock: (speed, isPaused) => act({ type: 'clock', speed, isPaused }),
      skip: () => act({ type: 'skip' }),
      watch: (ask) => link.watch(ask),
      ask: (view) => link.ask(view),
      record() {
        set({ recording: null });
        link.post({ type: 'record' });
      },
    };
  });

export type SessionStore = ReturnType<typeof createSessionStore>;
