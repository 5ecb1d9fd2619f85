import { useCallback } from 'react';
import type { ViewName, ViewParams, ViewValue } from '../../session/views/registry.ts';
import { useSessionStore } from './session-context.ts';

/** Asks for one look at a view. Undefined when it cannot be had now. */
export function useAsk(): <Name extends ViewName>(
  name: Name,
  params: ViewParams<Name>,
) => Promise<ViewValue<Name> | undefined> {
  const store = useSessionStore();
  return useCallback(
    async <Name extends ViewName>(name: Name, params: ViewParams<Name>) =>
      (await store.getState().ask({ name, params })) as ViewValue<Name> | undefined,
    [store],
  );
}
