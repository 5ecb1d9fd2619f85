import type { Json } from '../../kernel/json.ts';
import type { SimTime } from '../../kernel/time.ts';
import { type Checked, mistake } from '../arm.ts';
import type { JsonObject } from '../spec-file.ts';
import { type Problem, specError, textOf } from '../spec-schema.ts';
import { isCron } from './cron.ts';
import { FREQUENCIES, type RecurrencePattern, type Trigger, triggerTime, WEEK_DAYS } from './trigger.ts';

const DAY_NAMES: readonly string[] = WEEK_DAYS;
const UTC = ['utc', 'etc/utc', 'coordinated universal time'];

/** Reads a trigger whose fields were checked before. `madeAt`: recurrences without a start count from it. */
export function readTrigger(yaml: JsonObject, madeAt: SimTime): Checked<Trigger> {
  const zone = textOf(yaml.time_zone ?? yaml.timezone) ?? 'UTC';
  if (!UTC.includes(zone.toLowerCase()))
    return mistake(null, `not simulated: the time zone ${zone}. Everything here runs in UTC; write time_zone: UTC.`);
  const span = readSpan(yaml, madeAt);
  if (span.error) return span;
  if (textOf(yaml.type)?.toLowerCase() === 'cron') {
    const expression = textOf(yaml.expression) ?? '';
    if (!isCron(expression))
      return wrong(
        'trigger.expression',
        `Not a cron expression: '${expression}'. Write minutes hours days months days-of-week, such as "0 5 * * 1".`,
      );
    return { value: { kind: 'cron', expression, ...span.value } };
  }
  const frequency = FREQUENCIES.find((one) => one === textOf(yaml.frequency)?.toLowerCase());
  if (!frequency) return wrong('trigger.frequency', 'Missing data for required field.');
  const interval = yaml.interval === undefined || yaml.interval === null ? undefined : Number(yaml.interval);
  if (interval === undefined) return wrong('trigger.interval', 'Missing data for required field.');
  if (interval < 1) return wrong('trigger.interval', 'Must be greater than or equal to 1.');
  const asked = (yaml.schedule ?? yaml.pattern) as JsonObject | null | undefined;
  const pattern: Checked<RecurrencePattern | null> = asked ? readPattern(asked) : { value: null };
  if (pattern.error) return pattern;
  return { value: { kind: 'recurrence', frequency, interval, pattern: pattern.value, ...span.value } };
}

const wrong = (path: string, message: string): { readonly error: NonNullable<Checked<never>['error']> } => ({
  error: specError('Schedule', [{ path, message }] satisfies Problem[]),
});

function readSpan(
  yaml: JsonObject,
  madeAt: SimTime,
): Checked<{ startAt: SimTime; endAt: SimTime | null; hasStart: boolean }> {
  const times: { [name: string]: SimTime | null } = {};
  for (const name of ['start_time', 'end_time'] as const) {
    const written = textOf(yaml[name]);
    const at = written === undefined ? null : triggerTime(written);
    if (at === undefined) return wrong(`trigger.${name}`, `Not a valid datetime: '${written}'.`);
    times[name] = at;
  }
  const { start_time: start = null, end_time: end = null } = times;
  if (start !== null && end !== null && end <= start) return wrong('trigger.end_time', 'Must be after start_time.');
  return { value: { startAt: start ?? madeAt, endAt: end, hasStart: start !== null } };
}

function readPattern(yaml: JsonObject): Checked<RecurrencePattern> {
  const hours = numbers(yaml.hours, 0, 23);
  const minutes = numbers(yaml.minutes, 0, 59);
  const monthDays = numbers(yaml.month_days ?? yaml.monthdays, 1, 31);
  const weekDays = listOf(yaml.week_days ?? yaml.weekdays).map((day) =>
    DAY_NAMES.indexOf(textOf(day)?.toLowerCase() ?? ''),
  );
  if (!hours || hours.length === 0) return wrong('trigger.schedule.hours', 'Must be one or more of 0 to 23.');
  if (!minutes || minutes.length === 0) return wrong('trigger.schedule.minutes', 'Must be one or more of 0 to 59.');
  if (!monthDays) return wrong('trigger.schedule.month_days', 'Must be one or more of 1 to 31.');
  if (weekDays.includes(-1))
    return wrong('trigger.schedule.week_days', `Must be one or more of: ${WEEK_DAYS.join(', ')}.`);
  return { value: { hours, minutes, weekDays: weekDays.sort((a, b) => a - b), monthDays } };
}

const listOf = (value: Json | undefined): readonly Json[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

/** Ascending whole numbers of a range; undefined when something else is among them. */
function numbers(value: Json | undefined, low: number, high: number): number[] | undefined {
  const read = listOf(value);
  const isFine = read.every((one) => Number.isInteger(one) && (one as number) >= low && (one as number) <= high);
  return isFine ? (read as number[]).toSorted((a, b) => a - b) : undefined;
}
