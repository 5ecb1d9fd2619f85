import { useCallback } from 'react';
import { go } from './go.ts';
import { href, parseRoute } from './route.ts';
import { useRoute } from './use-route.ts';

/**
 * One value of the query (a tab, a filter, a time range) and a way to change it. The default is not written down. A tab
 * is a place of its own (`push`), a filter is not.
 */
export function useQuery(name: string, otherwise: string, { push = false } = {}): [string, (value: string) => void] {
  const { query } = useRoute();
  const set = useCallback(
    (value: string) => {
      const { segments, query: now } = parseRoute(window.location.hash);
      const next = { ...now, [name]: value === otherwise ? '' : value };
      go(href(segments, next), { replace: !push });
    },
    [name, otherwise, push],
  );
  return [query[name] ?? otherwise, set];
}
