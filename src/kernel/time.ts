/** Simulated time: integer milliseconds since the epoch of the world, Monday 2026-01-05T00:00Z. */
export type SimTime = number;

/** The epoch of the world in Unix milliseconds. Everything in the world is UTC. */
export const EPOCH_UNIX_MS = 1767571200000;

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** Civil date of a day count since 1970-01-01 (proleptic Gregorian, days-from-civil inverted). */
function civil(daysSince1970: number): { year: number; month: number; day: number } {
  const z = daysSince1970 + 719468;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yoe + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: doy - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

/** `2026-03-10T16:30:00.000Z` without asking the host's Date. */
export function isoTime(at: SimTime): string {
  const unix = EPOCH_UNIX_MS + at;
  const { year, month, day } = civil(Math.floor(unix / DAY));
  const inDay = ((unix % DAY) + DAY) % DAY;
  const time = `${pad(Math.floor(inDay / HOUR), 2)}:${pad(Math.floor(inDay / MINUTE) % 60, 2)}:${pad(Math.floor(inDay / SECOND) % 60, 2)}.${pad(inDay % SECOND, 3)}`;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}T${time}Z`;
}

/**
 * Reads `2026-03-10`, `2026-03-10T16:30Z`, `2026-03-10T16:30:00Z` or with milliseconds; undefined when the text is
 * not such a time.
 */
export function parseIsoTime(text: string): SimTime | undefined {
  const m = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?(?:Z|\+00:00)?)?$/.exec(text);
  if (!m) return undefined;
  const [year, month, day, hour, minute, second] = m.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) return undefined;
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const doy = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const days = era * 146097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719468;
  const ms = Number((m[7] ?? '0').padEnd(3, '0'));
  return days * DAY + hour * HOUR + minute * MINUTE + second * SECOND + ms - EPOCH_UNIX_MS;
}

/** Day number since the epoch; day 0 is Monday 2026-01-05. */
export const dayOf = (at: SimTime): number => Math.floor(at / DAY);
