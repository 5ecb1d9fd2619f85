import { href, type Route } from './route.ts';
import { useRoute } from './use-route.ts';

/** The address of the present place; `changed` values of the query replace what stands there, '' takes one away. */
export function useLink(changed: Route['query'] = {}): string {
  const { segments, query } = useRoute();
  return href(segments, { ...query, ...changed });
}
