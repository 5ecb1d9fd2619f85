import { createContext, useContext } from 'react';
import type { SessionState } from './session-state.ts';
import type { SessionStore } from './session-store.ts';

export const SessionContext = createContext<SessionStore | null>(null);

/** The session's store. @throws outside a provider: our own bug */
export function useSessionStore(): SessionStore {
  const store = useContext(SessionContext);
  if (!store) throw new Error('no session is provided above this component');
  return store;
}

/** A part of the session's state; drawn again when that part changes. */
export const useSession = <Part>(select: (state: SessionState) => Part): Part => useSessionStore()(select);
