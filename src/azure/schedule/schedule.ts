import { defineTable } from '../../kernel/table.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import type { JobSpec } from '../job/job.ts';
import type { MonitorSpec } from '../monitor/monitor.ts';
import type { JsonObject } from '../spec-file.ts';
import type { Trigger } from './trigger.ts';

/** What a schedule does when it is due. */
export type ScheduleAction = JobAction | MonitorAction;

export interface JobAction {
  readonly kind: 'job';
  /** The job in the fields of its YAML; references with a label are looked up anew at every run. */
  readonly yaml: JsonObject;
  /** Code and commit as they were when the schedule was made. */
  readonly kept: Pick<JobSpec, 'code' | 'properties'>;
}

interface MonitorAction {
  readonly kind: 'monitor';
  readonly monitor: MonitorSpec;
}

/** One time a schedule was due, or was triggered by hand. */
export interface ScheduleRun {
  readonly at: SimTime;
  readonly job: string | null; // name of what was submitted; null when that failed
  readonly failure: string | null;
}

export interface Schedule {
  readonly workspace: string;
  readonly resourceGroup: string;
  readonly name: string; // 'checkout_weekly'
  readonly displayName: string;
  readonly description: string;
  readonly tags: { readonly [tag: string]: string };
  readonly properties: { readonly [property: string]: string };
  readonly trigger: Trigger;
  readonly action: ScheduleAction;
  readonly isEnabled: boolean;
  readonly due: { readonly at: SimTime; readonly seq: number } | null; // next run and its place in the queue
  readonly runs: readonly ScheduleRun[]; // the newest ones, oldest first
  readonly createdAt: SimTime;
  readonly createdBy: string;
  readonly modifiedAt: SimTime;
  readonly modifiedBy: string;
}

/** Keyed `<workspace>/<name>`. */
export const schedules = defineTable<Schedule>('schedule');

export const scheduleId = (workspace: string, name: string): string => `${workspace}/${name}`;

/** The schedules of a workspace, by name. */
export const schedulesOf = (world: World, workspace: string): Schedule[] =>
  schedules.all(world).filter((row) => row.workspace === workspace);
