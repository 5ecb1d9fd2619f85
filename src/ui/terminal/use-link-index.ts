import { useMemo } from 'react';
import { useView } from '../store/use-view.ts';
import { type LinkIndex, linkIndex } from './link-index.ts';

/** What words of output lead to; null while it is not known. */
export function useLinkIndex(): LinkIndex | null {
  const places = useView('places', {});
  const targets = useView('link-targets', {});
  return useMemo(() => (places && targets ? linkIndex(places, targets) : null), [places, targets]);
}
