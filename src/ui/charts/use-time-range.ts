import { useMemo } from 'react';
import { isoTime, parseIsoTime } from '../../session/views/iso-time.ts';
import type { TimeRange } from '../../session/views/time-range.ts';
import { go } from '../routing/go.ts';
import { href, parseRoute } from '../routing/route.ts';
import { useRoute } from '../routing/use-route.ts';

const HOUR = 3_600_000;

/** Presets: how long a live range is. */
export const LASTS = {
  '1h': HOUR,
  '3h': 3 * HOUR,
  '6h': 6 * HOUR,
  '12h': 12 * HOUR,
  '24h': 24 * HOUR,
  '48h': 48 * HOUR,
} as const;
export type Last = keyof typeof LASTS;

const isLast = (text: string | undefined): text is Last => text !== undefined && Object.hasOwn(LASTS, text);
const DEFAULT: Last = '3h';

export interface ChosenRange {
  readonly range: TimeRange; // keeps its identity while the address says the same
  readonly last: Last | null; // the preset; null for a range that stands still
  setLast(last: Last): void;
  setFixed(from: number, to: number): void;
}

/** The time range of a page, as its address has it: `last=6h`, or `from` and `to` (UTC, to the minute). */
export function useTimeRange(): ChosenRange {
  const { query } = useRoute();
  const { from = '', to = '' } = query;
  const last = isLast(query.last) ? query.last : DEFAULT;
  return useMemo(() => {
    const [begin, end] = [parseIsoTime(from), parseIsoTime(to)];
    const isFixed = begin !== undefined && end !== undefined && 0 <= begin && begin < end;
    return {
      range: isFixed ? { from: begin, to: end } : { lastMs: LASTS[last] },
      last: isFixed ? null : last,
      setLast: (chosen) => goTo({ last: chosen === DEFAULT ? '' : chosen, from: '', to: '' }),
      setFixed: (begins, ends) => goTo({ last: '', from: minuteText(begins), to: minuteText(ends, Math.ceil) }),
    };
  }, [from, to, last]);
}

const MINUTE = 60_000;

/** '2026-03-10T16:30Z': how an address and a field of the page write an instant. */
export const minuteText = (at: number, round: (value: number) => number = Math.floor): string =>
  `${isoTime(round(at / MINUTE) * MINUTE).slice(0, 16)}Z`;

function goTo(changed: { readonly [name: string]: string }): void {
  const { segments, query } = parseRoute(window.location.hash);
  go(href(segments, { ...query, ...changed }), { replace: true });
}
