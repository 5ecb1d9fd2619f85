import { useEffect } from 'react';
import type { ViewName, ViewParams, ViewValue } from '../../session/views/registry.ts';
import { viewKey } from '../../session/views/view-ask.ts';
import { useSession, useSessionStore } from './session-context.ts';

/** A view of the world, kept up to date while the component is on screen. Undefined until it first arrives. */
export function useView<Name extends ViewName>(name: Name, params: ViewParams<Name>): ViewValue<Name> | undefined {
  const key = viewKey({ name, params });
  const store = useSessionStore();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for name and parameters
  useEffect(() => store.getState().watch({ name, params }), [key, store]);
  return useSession((state) => state.seen[key]) as ViewValue<Name> | undefined;
}
