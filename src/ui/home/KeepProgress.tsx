import { useEffect } from 'react';
import { findPage } from '../pages/find-page.ts';
import { pages } from '../pages/registry.ts';
import { parseRoute } from '../routing/route.ts';
import { useRoute } from '../routing/use-route.ts';
import { remember } from '../storage/remembered.ts';
import { keepResult } from '../storage/results.ts';
import { useSession } from '../store/session-context.ts';
import { LAST_PLACE } from './last-place.ts';

/** Writes down, as it comes, what the first page tells later: the best of each scenario, and where one was. */
export function KeepProgress() {
  const route = useRoute();
  const isPlaying = useSession((state) => state.stage === 'playing');
  const scenario = useSession((state) => state.briefing?.scenario ?? null);
  const verdicts = useSession(({ judging }) => (judging && 'verdicts' in judging ? judging.verdicts : null));
  useEffect(() => {
    // Where nothing can be kept, the verdict on screen is all there is; the bar above says so.
    if (verdicts && scenario !== null) keepResult(scenario, verdicts.status).catch(() => undefined);
  }, [verdicts, scenario]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address changes with the route
  useEffect(() => {
    const { hash } = window.location;
    if (isPlaying && findPage(pages, parseRoute(hash).segments)?.page.needsPlay) remember(LAST_PLACE, hash);
  }, [route, isPlaying]);
  return null;
}
