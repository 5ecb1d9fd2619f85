import { create } from 'zustand';
import type { Input } from '../../session/recording.ts';
import type { Request } from '../../session/worker-protocol.ts';
import type { PlayLock } from './play-lock.ts';
import { SessionLife } from './session-life.ts';
import type { OpenPort } from './session-link.ts';
import { NO_SESSION, type SessionState } from './session-state.ts';

/**
 * The page's side of a session: what the worker last said, and the acts that ask it for something. `lock` decides which
 * tab plays; without one every tab may. `putAside` keeps what is asked for until the worker has taken it, and names it.
 */
export const createSessionStore = (
  open: OpenPort,
  lock: PlayLock | null = null,
  putAside: ((input: Input) => string) | null = null,
) =>
  create<SessionState>()((set, get) => {
    const life = new SessionLife(open, lock, { get, set });
    const { link } = life;
    const begin = (request: Request): void => void life.begin(request);
    const hold = (): void => set({ held: get().held + 1 });
    const act = (request: Request): void => (get().isReadOnly ? hold() : link.post(request));
    return {
      ...NO_SESSION,
      warmUp: () => link.warmUp(),
      start: (identity) => begin({ type: 'start', ...identity }),
      resume: (recording) => begin({ type: 'resume', recording }),
      resumeKept: (isWithoutAhead = false) => begin({ type: 'resume-kept', isWithoutAhead }),
      follow: () => life.follow(),
      takeOver: () => void life.takeOver(),
      isElsewhere: async () => (await lock?.isElsewhere()) ?? false,
      leave: () => void life.leave(),
      hold,
      input(input) {
        const isOurs = putAside !== null && get().stage === 'playing' && !get().isReadOnly;
        act({ type: 'input', input, ...(isOurs ? { id: putAside(input) } : {}) });
      },
      setClock: (speed, isPaused) => act({ type: 'clock', speed, isPaused }),
      skip: () => act({ type: 'skip' }),
      watch: (ask) => link.watch(ask),
      ask: (view) => link.ask(view),
      record() {
        set({ recording: null });
        link.post({ type: 'record' });
      },
      keep: () => link.post({ type: 'keep' }),
      judgeAgain: () => life.judge.again(),
    };
  });

export type SessionStore = ReturnType<typeof createSessionStore>;
