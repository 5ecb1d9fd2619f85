import { isoTime } from '../../session/views/iso-time.ts';
import type { MonitorRow } from '../../session/views/monitor-rows.ts';
import { monitorTexts as texts } from '../texts/monitors.ts';

const pad = (value: number): string => String(value).padStart(2, '0');

/** 'every day at 06:00', or the cron expression. */
export function triggerText(trigger: MonitorRow['trigger']): string {
  if (trigger.kind === 'cron') return trigger.expression;
  const { frequency, interval, pattern, startAt } = trigger;
  const every = texts.every(interval, frequency);
  if (frequency === 'minute' || frequency === 'hour') return every;
  const times = pattern
    ? pattern.hours.flatMap((hour) => pattern.minutes.map((minute) => `${pad(hour)}:${pad(minute)}`))
    : [isoTime(startAt).slice(11, 16)];
  return `${every} ${texts.atTime(times.join(', '))}`;
}
