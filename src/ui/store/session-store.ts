import { create } from 'zustand';
import type { Request } from '../../session/worker-protocol.ts';
import type { PlayLock } from './play-lock.ts';
import { sessionLife } from './session-life.ts';
import type { OpenPort } from './session-link.ts';
import { NO_SESSION, type SessionState } from './session-state.ts';

/**
 * The page's side of a session: what the worker last said, and the acts that ask it for something. `lock` decides which
 * tab plays; without one every tab may.
 */
export const createSessionStore = (open: OpenPort, lock: PlayLock | null = null) =>
  create<SessionState>()((set, get) => {
    const { link, judge, begin, follow, takeOver, leave } = sessionLife(open, lock, { get, set });
    const hold = (): void => set({ held: get().held + 1 });
    const act = (request: Request): void => (get().isReadOnly ? hold() : link.post(request));
    return {
      ...NO_SESSION,
      warmUp: () => link.warmUp(),
      start: (identity) => begin({ type: 'start', ...identity }),
      resume: (recording) => begin({ type: 'resume', recording }),
      resumeKept: (isWithoutAhead = false) => begin({ type: 'resume-kept', isWithoutAhead }),
      follow,
      takeOver: () => void takeOver(),
      isElsewhere: async () => (await lock?.isElsewhere()) ?? false,
      leave,
      hold,
      input: (input) => act({ type: 'input', input }),
      setClock: (speed, isPaused) => act({ type: 'clock', speed, isPaused }),
      skip: () => act({ type: 'skip' }),
      watch: (ask) => link.watch(ask),
      ask: (view) => link.ask(view),
      record() {
        set({ recording: null });
        link.post({ type: 'record' });
      },
      keep: () => link.post({ type: 'keep' }),
      judgeAgain: judge.again,
    };
  });

export type SessionStore = ReturnType<typeof createSessionStore>;
