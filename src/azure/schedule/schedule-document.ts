import type { Json } from '../../kernel/json.ts';
import { isoTime, type SimTime } from '../../kernel/time.ts';
import { contextTime, guidOf, principalType, workspaceArmId } from '../arm.ts';
import { documentOf } from '../asset-commands.ts';
import { treeDigest } from '../online-endpoint/tree-digest.ts';
import type { JsonObject } from '../spec-file.ts';
import type { Schedule } from './schedule.ts';
import { type RecurrencePattern, type Trigger, WEEK_DAYS } from './trigger.ts';

/** A schedule in the fields of its YAML: what `--set` changes. */
export const specDocument = (row: Schedule): JsonObject => ({
  ...actionDocument(row),
  description: row.description,
  display_name: row.displayName,
  is_enabled: row.isEnabled,
  name: row.name,
  properties: row.properties,
  tags: row.tags,
  trigger: triggerDocument(row.trigger),
});

/** What `az ml schedule show` prints. */
export const scheduleDocument = (row: Schedule): JsonObject =>
  documentOf({
    ...specDocument(row),
    creation_context: {
      created_at: contextTime(row.createdAt),
      created_by: row.createdBy,
      created_by_type: principalType(row.createdBy),
      last_modified_at: contextTime(row.modifiedAt),
      last_modified_by: row.modifiedBy,
      last_modified_by_type: principalType(row.modifiedBy),
    },
    id: `${workspaceArmId(row.resourceGroup, row.workspace)}/schedules/${row.name}`,
    provisioning_state: 'Succeeded',
    resourceGroup: row.resourceGroup,
  });

function actionDocument({ action }: Schedule): JsonObject {
  if (action.kind === 'monitor') return { create_monitor: action.monitor.yaml };
  const { code } = action.kept;
  return {
    create_job: documentOf({
      ...action.yaml,
      ...(code ? { code: `azureml:codes/${guidOf(treeDigest(code))}` } : {}),
      type: 'command',
    }),
  };
}

/** `2026-03-09T05:00:00` */
const wallTime = (at: SimTime): string => isoTime(at).slice(0, 19);

function triggerDocument(trigger: Trigger): JsonObject {
  const common = {
    ...(trigger.endAt === null ? {} : { end_time: wallTime(trigger.endAt) }),
    ...(trigger.hasStart ? { start_time: wallTime(trigger.startAt) } : {}),
    time_zone: 'UTC',
    type: trigger.kind,
  };
  return documentOf(
    trigger.kind === 'cron'
      ? { ...common, expression: trigger.expression }
      : {
          ...common,
          frequency: trigger.frequency,
          interval: trigger.interval,
          ...(trigger.pattern ? { schedule: patternDocument(trigger.pattern) } : {}),
        },
  );
}

const patternDocument = ({ hours, minutes, weekDays, monthDays }: RecurrencePattern): Json => ({
  hours,
  minutes,
  ...(monthDays.length > 0 ? { month_days: monthDays } : {}),
  ...(weekDays.length > 0 ? { week_days: weekDays.map((day) => WEEK_DAYS[day] as string) } : {}),
});
