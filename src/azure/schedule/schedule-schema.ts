import { COMMON_FIELDS, choice, type Fields, integer, object, required, text } from '../spec-schema.ts';
import { FREQUENCIES } from './trigger.ts';

const PATTERN = object({
  hours: { kind: 'any' },
  minutes: { kind: 'any' },
  week_days: { kind: 'any' },
  weekdays: { kind: 'any' },
  month_days: { kind: 'any' },
  monthdays: { kind: 'any' },
});

/** The fields of a schedule. Examples and documentation name some of them differently; both are taken. */
export const SCHEDULE_FIELDS: Fields = {
  ...COMMON_FIELDS,
  name: required(text),
  display_name: text,
  trigger: required(
    object({
      type: required(choice(['cron', 'recurrence'])),
      expression: text,
      frequency: choice(FREQUENCIES),
      interval: integer,
      schedule: PATTERN,
      pattern: PATTERN,
      start_time: text,
      end_time: text,
      time_zone: text,
      timezone: text,
    }),
  ),
  create_job: { kind: 'any' },
  create_monitor: { kind: 'any' },
};
