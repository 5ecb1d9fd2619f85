import { DAY, HOUR, MINUTE, type SimTime } from '../../kernel/time.ts';

/** The parts of a cron expression that Azure heeds, each ascending. */
export interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly weekDays: readonly number[]; // 0 = Sunday, as cron counts
}

const NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/**
 * Reads `minutes hours days months days-of-week`: `*`, numbers, names of days, lists, ranges and steps. Days and months
 * are part of the form but, as in Azure, without effect. @throws on a text that `isCron` refuses
 */
export function parseCron(expression: string): Cron {
  const parsed = read(expression);
  if (!parsed) throw new Error(`cron: '${expression}' is no expression`);
  return parsed;
}

export const isCron = (expression: string): boolean => read(expression) !== undefined;

function read(expression: string): Cron | undefined {
  const parts = expression.trim().split(/\s+/);
  if (parts.length !== 5) return undefined;
  const [minute = '', hour = '', day = '', month = '', weekDay = ''] = parts;
  const minutes = values(minute, 0, 59);
  const hours = values(hour, 0, 23);
  const weekDays = values(named(weekDay), 0, 7)?.map((value) => value % 7);
  if (!minutes || !hours || !weekDays || !values(day, 1, 31) || !values(month, 1, 12)) return undefined;
  return { minutes, hours, weekDays: [...new Set(weekDays)].sort((a, b) => a - b) };
}

const named = (field: string): string =>
  field.toLowerCase().replace(/[a-z]{3,}/g, (word) => {
    const at = NAMES.indexOf(word.slice(0, 3));
    return at < 0 ? word : String(at);
  });

function values(field: string, low: number, high: number): number[] | undefined {
  const found = new Set<number>();
  for (const part of field.split(',')) {
    const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    if (!match) return undefined;
    const step = match[3] === undefined ? 1 : Number(match[3]);
    const from = match[1] === undefined ? low : Number(match[1]);
    const isOpen = match[1] === undefined || (match[2] === undefined && match[3] !== undefined);
    const to = isOpen ? high : Number(match[2] ?? match[1]);
    if (step < 1 || from < low || to > high || from > to) return undefined;
    for (let value = from; value <= to; value += step) found.add(value);
  }
  return [...found].sort((a, b) => a - b);
}

/** The first minute after an instant that fits; day 0 of the world is a Monday. */
export function cronNext({ minutes, hours, weekDays }: Cron, after: SimTime): SimTime | null {
  const first = Math.floor(after / DAY);
  for (let day = first; day <= first + 7; day++) {
    if (!weekDays.includes((((day + 1) % 7) + 7) % 7)) continue;
    for (const hour of hours)
      for (const minute of minutes) {
        const at = day * DAY + hour * HOUR + minute * MINUTE;
        if (at > after) return at;
      }
  }
  return null;
}
