import type { Context } from '../../kernel/context.ts';
import { worldFiles } from '../../kernel/files/world-files.ts';
import { cancelEvent } from '../../kernel/queue.ts';
import { defineReaction, schedule } from '../../kernel/reaction.ts';
import { isoTime } from '../../kernel/time.ts';
import type { Mutable, Tx } from '../../kernel/tx.ts';
import { notify } from '../../kernel/waits.ts';
import { recordActivity } from '../activity.ts';
import type { Checked } from '../arm.ts';
import type { AzCall } from '../az-command.ts';
import { jobs } from '../job/job.ts';
import { submitJob } from '../job/job-life.ts';
import { readJob } from '../job/read-job.ts';
import { startMonitorRun } from '../monitor/monitor-life.ts';
import { monitorRunId, monitorRunRows } from '../monitor/monitor-run.ts';
import { type JobAction, type Schedule, type ScheduleRun, scheduleId, schedules } from './schedule.ts';
import { nextRun } from './trigger.ts';

const KEPT_RUNS = 60;

/** Who waits for a run of a schedule waits for this key. */
export const scheduleKey = (id: string): string => `schedule/${id}`;

export type ScheduleSpec = Omit<
  Schedule,
  'due' | 'runs' | 'createdAt' | 'createdBy' | 'modifiedAt' | 'modifiedBy' | 'workspace' | 'resourceGroup'
>;

/** Makes a schedule, or gives one of that name another specification; it is due from then on. */
export function putSchedule(
  tx: Tx,
  place: Pick<Schedule, 'workspace' | 'resourceGroup'>,
  spec: ScheduleSpec,
  actor: string,
): void {
  const id = scheduleId(place.workspace, spec.name);
  const { now } = tx.world;
  const before = schedules.get(tx.world, id);
  const row = schedules.put(tx, id, {
    ...place,
    ...spec,
    due: before?.due ?? null,
    runs: before?.runs ?? [],
    createdAt: before?.createdAt ?? now,
    createdBy: before?.createdBy ?? actor,
    modifiedAt: now,
    modifiedBy: actor,
  });
  plan(tx, id, row);
  record(tx, row, actor, 'write', row.isEnabled ? 'enabled' : 'disabled');
}

/** Removes a schedule; the jobs that it submitted stay. */
export function removeSchedule(tx: Tx, row: Schedule, actor: string): void {
  if (row.due) cancelEvent(tx, row.due.seq);
  schedules.remove(tx, scheduleId(row.workspace, row.name));
  record(tx, row, actor, 'delete', '');
}

function record(tx: Tx, { workspace, name }: Schedule, actor: string, verb: string, detail: string): void {
  recordActivity(tx, {
    actor,
    operation: `Microsoft.MachineLearningServices/workspaces/schedules/${verb}`,
    resource: `${workspace}/schedules/${name}`,
    detail,
  });
}

/** Queues the next run, in the place of the one that was queued. */
function plan(tx: Tx, id: string, row: Mutable<Schedule>): void {
  if (row.due) cancelEvent(tx, row.due.seq);
  const at = row.isEnabled ? nextRun(row.trigger, tx.world.now) : null;
  row.due = at === null ? null : { at, seq: schedule(tx, at, scheduleDue, { schedule: id }) };
}

export const scheduleDue = defineReaction<{ readonly schedule: string }>('schedule.due', (tx, data, context) => {
  if (!schedules.get(tx.world, data.schedule)) return;
  const row = schedules.edit(tx, data.schedule);
  row.due = null;
  runSchedule(tx, context, data.schedule);
  plan(tx, data.schedule, schedules.edit(tx, data.schedule));
});

/** Does now what the schedule does when it is due. */
export function runSchedule(tx: Tx, context: Context, id: string): ScheduleRun {
  const row = schedules.edit(tx, id);
  const { now } = tx.world;
  const done = act(tx, context, row);
  const run: ScheduleRun = done.error
    ? { at: now, job: null, failure: done.error.message }
    : { at: now, job: done.value, failure: null };
  row.runs = [...row.runs, run].slice(-KEPT_RUNS);
  if (run.failure !== null) record(tx, row, row.createdBy, 'trigger/action', `failed: ${run.failure.split('\n')[0]}`);
  notify(tx, scheduleKey(id));
  return run;
}

/** Submits what the schedule says, in the name of whoever made it. */
function act(tx: Tx, context: Context, row: Schedule): Checked<string> {
  if (row.action.kind === 'job') return submitScheduled(callOf(tx, context, row), row, row.action);
  const name = runName(tx, row);
  startMonitorRun(tx, { workspace: row.workspace, monitor: row.name, name, spec: row.action.monitor });
  return { value: name };
}

function submitScheduled(call: AzCall, row: Schedule, { yaml, kept }: JobAction): Checked<string> {
  const spec = readJob(call, { path: '', folder: '/', value: yaml }, kept);
  if (spec.error) return spec;
  const name = runName(call.tx, row);
  submitJob(call.tx, { workspace: row.workspace, name, actor: row.createdBy, spec: spec.value });
  return { value: name };
}

/** `checkout_weekly-20260309T050000Z` */
function runName(tx: Tx, row: Schedule): string {
  const name = `${row.name}-${isoTime(tx.world.now).slice(0, 19).replace(/[-:]/g, '')}Z`;
  let free = name;
  const isTaken = (): boolean =>
    jobs.get(tx.world, free) !== undefined ||
    monitorRunRows.get(tx.world, monitorRunId({ workspace: row.workspace, monitor: row.name, name: free })) !==
      undefined;
  for (let n = 2; isTaken(); n++) free = `${name}-${n}`;
  return free;
}

const callOf = (tx: Tx, context: Context, row: Schedule): AzCall => ({
  tx,
  context,
  files: worldFiles(tx, context.content),
  cwd: '/',
  actor: row.createdBy,
  workspace: row.workspace,
  resourceGroup: row.resourceGroup,
  env: new Map(),
});
