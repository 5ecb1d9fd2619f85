import type { MonitorState } from '../../azure/monitor/monitor-result.ts';
import type { MonitorRun } from '../../azure/monitor/monitor-run.ts';
import { monitorRuns } from '../../azure/monitor/monitor-runs.ts';
import { segmentAt } from '../../azure/online-endpoint/configuration-segments.ts';
import { deploymentId, deployments } from '../../azure/online-endpoint/deployment.ts';
import { routesOf } from '../../azure/online-endpoint/serving-deployments.ts';
import { type Schedule, schedules } from '../../azure/schedule/schedule.ts';
import type { Trigger } from '../../azure/schedule/trigger.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';

/** A run of a monitor without what it measured. */
export interface MonitorRunRow {
  readonly name: string; // 'checkout-monitor-20260309T060000Z'
  readonly at: SimTime;
  readonly endsAt: SimTime | null; // null while it runs
  readonly state: MonitorState | 'Running';
  readonly signals: MonitorRun['signals'];
}

/** A monitor in a list. */
export interface MonitorRow {
  readonly name: string;
  readonly description: string;
  readonly endpoint: string;
  readonly deployment: string; // that it is bound to
  readonly isDeployed: boolean; // whether that deployment exists
  readonly share: number; // of the endpoint's calls that it gets now, 0..1
  readonly isEnabled: boolean;
  readonly trigger: Trigger;
  readonly nextRunAt: SimTime | null;
  readonly last: MonitorRunRow | null; // that is over
  readonly isRunning: boolean;
}

/** A schedule that makes a monitor. */
export type MonitorSchedule = Schedule & { readonly action: Extract<Schedule['action'], { kind: 'monitor' }> };

export const isMonitor = (schedule: Schedule): schedule is MonitorSchedule => schedule.action.kind === 'monitor';

export const findMonitor = (world: World, name: string): MonitorSchedule | undefined =>
  schedules
    .all(world)
    .filter(isMonitor)
    .find((one) => one.name === name);

export const runRow = ({ name, at, endsAt, state, signals }: MonitorRun): MonitorRunRow => ({
  name,
  at,
  endsAt: state === null ? null : endsAt,
  state: state ?? 'Running',
  signals,
});

export function monitorRow(world: World, schedule: MonitorSchedule): MonitorRow {
  const { workspace, name, description, trigger, isEnabled, due, action } = schedule;
  const { endpoint, deployment } = action.monitor.target;
  const runs = monitorRuns(world, workspace, name);
  const last = runs.findLast(({ state }) => state !== null);
  const routes = routesOf(segmentAt(world, endpoint, world.now));
  return {
    name,
    description,
    endpoint,
    deployment,
    isDeployed: deployments.get(world, deploymentId(endpoint, deployment)) !== undefined,
    share: routes.find((route) => route.name === deployment)?.share ?? 0,
    isEnabled,
    trigger,
    nextRunAt: isEnabled ? (due?.at ?? null) : null,
    last: last ? runRow(last) : null,
    isRunning: runs.at(-1)?.state === null,
  };
}
