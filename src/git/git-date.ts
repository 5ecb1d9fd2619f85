// Dates as git prints and reads them. Everything is UTC; times are Unix seconds.
import { EPOCH_UNIX_MS, isoTime, parseIsoTime } from '../kernel/time.ts';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY_SECONDS = 86_400;

const isoOf = (unix: number): string => isoTime(unix * 1000 - EPOCH_UNIX_MS);
const weekdayOf = (unix: number): number => (((Math.floor(unix / DAY_SECONDS) + 4) % 7) + 7) % 7;

/** @returns undefined for a mode git does not have or that is not simulated. */
export function dateText(unix: number, mode: string, now: number): string | undefined {
  const iso = isoOf(unix);
  const [date = '', time = ''] = [iso.slice(0, 10), iso.slice(11, 19)];
  const day = Number(date.slice(8));
  const month = MONTHS[Number(date.slice(5, 7)) - 1] ?? '';
  const weekday = DAYS[weekdayOf(unix)] ?? '';
  const year = date.slice(0, 4);
  if (mode.startsWith('format:')) return strftime(mode.slice('format:'.length), unix);
  switch (mode) {
    case 'default':
      return `${weekday} ${month} ${day} ${time} ${year} +0000`;
    case 'local':
      return `${weekday} ${month} ${day} ${time} ${year}`;
    case 'iso':
    case 'iso8601':
      return `${date} ${time} +0000`;
    case 'iso-strict':
    case 'iso8601-strict':
      return `${date}T${time}+00:00`;
    case 'rfc':
    case 'rfc2822':
      return `${weekday}, ${day} ${month} ${year} ${time} +0000`;
    case 'short':
      return date;
    case 'unix':
      return String(unix);
    case 'raw':
      return `${unix} +0000`;
    case 'relative':
    case 'human':
      return relativeText(now - unix);
    default:
      return undefined;
  }
}

function strftime(format: string, unix: number): string {
  const iso = isoOf(unix);
  const parts: Record<string, string> = {
    Y: iso.slice(0, 4),
    m: iso.slice(5, 7),
    d: iso.slice(8, 10),
    H: iso.slice(11, 13),
    M: iso.slice(14, 16),
    S: iso.slice(17, 19),
    F: iso.slice(0, 10),
    T: iso.slice(11, 19),
    a: DAYS[weekdayOf(unix)] ?? '',
    b: MONTHS[Number(iso.slice(5, 7)) - 1] ?? '',
    s: String(unix),
    z: '+0000',
    Z: 'UTC',
    '%': '%',
  };
  return format.replace(/%(.)/g, (whole, letter: string) => parts[letter] ?? whole);
}

const plural = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;
const rounded = (value: number, by: number): number => Math.floor((value + by / 2) / by);

function relativeText(seconds: number): string {
  if (seconds < 0) return 'in the future';
  if (seconds < 90) return `${plural(seconds, 'second')} ago`;
  const minutes = rounded(seconds, 60);
  if (minutes < 90) return `${plural(minutes, 'minute')} ago`;
  const hours = rounded(minutes, 60);
  if (hours < 36) return `${plural(hours, 'hour')} ago`;
  const days = rounded(hours, 24);
  if (days < 14) return `${plural(days, 'day')} ago`;
  if (days < 70) return `${plural(rounded(days, 7), 'week')} ago`;
  if (days < 365) return `${plural(rounded(days, 30), 'month')} ago`;
  const months = Math.floor((days * 12 * 2 + 365) / (365 * 2));
  const years = Math.floor(months / 12);
  return months % 12 === 0 || days >= 1825
    ? `${plural(days >= 1825 ? rounded(days, 365) : years, 'year')} ago`
    : `${plural(years, 'year')}, ${plural(months % 12, 'month')} ago`;
}

const UNITS: Record<string, number> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: DAY_SECONDS,
  week: 7 * DAY_SECONDS,
  month: 30 * DAY_SECONDS,
  year: 365 * DAY_SECONDS,
};

/** Reads `2026-03-10`, `2026-03-10 16:30`, `2 hours ago`, `yesterday`, `@1767571200`; undefined when it is none. */
export function parseDate(text: string, now: number): number | undefined {
  const plain = text.trim().replace(/\s+\+0000$/, '');
  const raw = /^@?(\d{8,})$/.exec(plain);
  if (raw) return Number(raw[1]);
  const iso = parseIsoTime(plain.replace(/^(\d{4})[./](\d\d)[./](\d\d)/, '$1-$2-$3'));
  if (iso !== undefined) {
    const unix = Math.floor((iso + EPOCH_UNIX_MS) / 1000);
    // A day without a time of day means the present time on that day.
    return /\d:\d/.test(plain) ? unix : unix + (((now % DAY_SECONDS) + DAY_SECONDS) % DAY_SECONDS);
  }
  const words = plain.toLowerCase();
  if (words === 'now') return now;
  if (words === 'today') return now;
  if (words === 'midnight') return now - (now % DAY_SECONDS);
  if (words === 'yesterday') return now - DAY_SECONDS;
  const ago = /^(\d+|an?)[ .]?(second|minute|hour|day|week|month|year)s?(?:[ .]ago)?$/.exec(words);
  if (!ago) return undefined;
  const count = /^\d/.test(ago[1] ?? '') ? Number(ago[1]) : 1;
  return now - count * (UNITS[ago[2] ?? ''] ?? 0);
}
