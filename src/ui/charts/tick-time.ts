import { isoTime } from '../../session/views/iso-time.ts';

const DAY = 24 * 3_600_000;

/** '16:30' inside of two days, '10 Mar' at midnights and in longer ranges. */
export function tickTime(at: number, length: number): string {
  const isMidnight = at % DAY === 0;
  return length > 2 * DAY || isMidnight ? dayMonth(at) : isoTime(at).slice(11, 16);
}

/** '16:30', with the day in front when the range is longer than one. */
export const rowTime = (at: number, length: number): string =>
  length > DAY ? `${dayMonth(at)} ${isoTime(at).slice(11, 16)}` : isoTime(at).slice(11, 16);

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function dayMonth(at: number): string {
  const text = isoTime(at);
  return `${Number(text.slice(8, 10))} ${MONTHS[Number(text.slice(5, 7)) - 1] ?? ''}`;
}
