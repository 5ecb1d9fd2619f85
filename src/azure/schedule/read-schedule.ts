import { DAY, type SimTime } from '../../kernel/time.ts';
import { type Checked, mistake } from '../arm.ts';
import type { AzCall } from '../az-command.ts';
import { readMonitor } from '../monitor/read-monitor.ts';
import type { JsonObject, SpecFile } from '../spec-file.ts';
import { boolean, checkFields, specError, textOf, textsOf } from '../spec-schema.ts';
import { readCreateJob } from './read-create-job.ts';
import { readTrigger } from './read-trigger.ts';
import type { Schedule, ScheduleAction } from './schedule.ts';
import { specDocument } from './schedule-document.ts';
import type { ScheduleSpec } from './schedule-life.ts';
import { SCHEDULE_FIELDS } from './schedule-schema.ts';
import { nextRun, type Trigger } from './trigger.ts';

const NAME_FORM = /^[a-zA-Z0-9][-\w.]{0,254}$/;

/** Reads a schedule. `before`: what it was; parts that read as they did then keep what they meant. */
export function readSchedule(call: AzCall, file: SpecFile, before?: Schedule): Checked<ScheduleSpec> {
  const yaml = file.value;
  const problems = checkFields(before ? { ...SCHEDULE_FIELDS, is_enabled: boolean } : SCHEDULE_FIELDS, yaml);
  if (problems.length > 0) return { error: specError('Schedule', problems) };
  const name = textOf(yaml.name) ?? '';
  if (!NAME_FORM.test(name))
    return mistake(
      'UserError',
      `'${name}' is no valid schedule name: 1 to 255 letters, digits, '-', '_' or '.', beginning with a letter or digit.`,
    );
  const trigger = readTrigger(yaml.trigger as JsonObject, before?.createdAt ?? call.tx.world.now);
  if (trigger.error) return trigger;
  const action = readAction(call, file, trigger.value, before);
  if (action.error) return action;
  return {
    value: {
      name,
      displayName: textOf(yaml.display_name) ?? name,
      description: textOf(yaml.description) ?? '',
      tags: textsOf(yaml.tags),
      properties: textsOf(yaml.properties),
      trigger: trigger.value,
      action: action.value,
      isEnabled: yaml.is_enabled !== false,
    },
  };
}

function readAction(
  call: AzCall,
  file: SpecFile,
  trigger: Trigger,
  before: Schedule | undefined,
): Checked<ScheduleAction> {
  const { create_job: job = null, create_monitor: monitor = null } = file.value;
  if ((job === null) === (monitor === null))
    return {
      error: specError('Schedule', [
        { path: 'create_job', message: 'One of create_job and create_monitor is required, and only one.' },
      ]),
    };
  if (monitor !== null) {
    const read = readMonitor(call, monitor, intervalOf(trigger, call.tx.world.now));
    return read.error ? read : { value: { kind: 'monitor', monitor: read.value } };
  }
  if (before && JSON.stringify(job) === JSON.stringify(specDocument(before).create_job))
    return { value: before.action };
  return readCreateJob(call, file, job);
}

/** How long it is from one run to the next; a day when there is only one. */
function intervalOf(trigger: Trigger, now: SimTime): number {
  const first = nextRun(trigger, now);
  const second = first === null ? null : nextRun(trigger, first);
  return first === null || second === null ? DAY : second - first;
}
