import { DAY, HOUR, isoTime, MINUTE, parseIsoTime, type SimTime } from '../../kernel/time.ts';
import { cronNext, parseCron } from './cron.ts';

export const FREQUENCIES = ['minute', 'hour', 'day', 'week', 'month'] as const;

export const WEEK_DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** When within a day, week or month a recurrence runs. */
export interface RecurrencePattern {
  readonly hours: readonly number[];
  readonly minutes: readonly number[];
  readonly weekDays: readonly number[]; // 0 = Monday; empty: every day that the frequency reaches
  readonly monthDays: readonly number[]; // 1 … 31; empty: the day of the start
}

interface Span {
  readonly startAt: SimTime; // nothing runs before it; recurrences count from it
  readonly endAt: SimTime | null; // nothing runs after it
  readonly hasStart: boolean; // somebody wrote start_time; otherwise it is when the schedule was made
}

/** When a schedule runs. */
export type Trigger = Span &
  (
    | { readonly kind: 'cron'; readonly expression: string }
    | {
        readonly kind: 'recurrence';
        readonly frequency: (typeof FREQUENCIES)[number];
        readonly interval: number;
        readonly pattern: RecurrencePattern | null; // null: at the time of day of the start
      }
  );

/** The first run after an instant; null when there is none any more. */
export function nextRun(trigger: Trigger, after: SimTime): SimTime | null {
  const from = Math.max(after, trigger.startAt - 1);
  const at = trigger.kind === 'cron' ? cronNext(parseCron(trigger.expression), from) : recurrenceNext(trigger, from);
  return at === null || (trigger.endAt !== null && at > trigger.endAt) ? null : at;
}

type Recurrence = Extract<Trigger, { kind: 'recurrence' }>;

function recurrenceNext(trigger: Recurrence, after: SimTime): SimTime | null {
  const { frequency, interval, startAt } = trigger;
  if (frequency === 'minute' || frequency === 'hour') {
    const step = interval * (frequency === 'minute' ? MINUTE : HOUR);
    return startAt + Math.max(0, Math.floor((after - startAt) / step) + 1) * step;
  }
  const times = timesOfDay(trigger);
  // Eight years reach the next 29 February whatever the interval of months; days and weeks end long before.
  const last = Math.floor(after / DAY) + 366 * 8 * interval;
  for (let day = Math.floor(after / DAY); day <= last; day++) {
    if (!isRunDay(trigger, day)) continue;
    for (const time of times) if (day * DAY + time > after) return day * DAY + time;
  }
  return null;
}

/** Milliseconds since midnight, ascending. */
function timesOfDay({ pattern, startAt }: Recurrence): number[] {
  if (!pattern) return [((startAt % DAY) + DAY) % DAY];
  return pattern.hours
    .flatMap((hour) => pattern.minutes.map((minute) => hour * HOUR + minute * MINUTE))
    .sort((a, b) => a - b);
}

/** Day 0 is a Monday. */
const weekDay = (day: number): number => ((day % 7) + 7) % 7;

function isRunDay({ frequency, interval, pattern, startAt }: Recurrence, day: number): boolean {
  const start = Math.floor(startAt / DAY);
  if (frequency === 'month') {
    const [first, now] = [calendar(start), calendar(day)];
    const days = pattern && pattern.monthDays.length > 0 ? pattern.monthDays : [first.day];
    return (now.month - first.month) % interval === 0 && days.includes(now.day);
  }
  const weekDays = pattern?.weekDays ?? [];
  if (frequency === 'week') {
    const weeks = Math.floor(day / 7) - Math.floor(start / 7);
    return weeks % interval === 0 && (weekDays.length > 0 ? weekDays : [weekDay(start)]).includes(weekDay(day));
  }
  return (day - start) % interval === 0 && (weekDays.length === 0 || weekDays.includes(weekDay(day)));
}

/** Months since year 0, and the day of the month. */
function calendar(day: number): { readonly month: number; readonly day: number } {
  const [year = 0, month = 1, date = 1] = isoTime(day * DAY)
    .slice(0, 10)
    .split('-')
    .map(Number);
  return { month: year * 12 + month - 1, day: date };
}

/** `2026-03-09T05:00:00` as start and end times are written; undefined when it is no such time. */
export const triggerTime = (text: string): SimTime | undefined => parseIsoTime(text);
