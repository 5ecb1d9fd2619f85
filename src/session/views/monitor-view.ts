import * as v from 'valibot';
import type { Signal } from '../../azure/monitor/monitor.ts';
import type { MetricValue, SignalResult } from '../../azure/monitor/monitor-result.ts';
import type { MonitorRun } from '../../azure/monitor/monitor-run.ts';
import { monitorRuns, resultsOf } from '../../azure/monitor/monitor-runs.ts';
import type { Context } from '../../kernel/context.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { specFiles } from '../repository/spec-files.ts';
import { workingCopy } from '../repository/working-copy.ts';
import {
  findMonitor,
  type MonitorRow,
  type MonitorRunRow,
  type MonitorSchedule,
  monitorRow,
  runRow,
} from './monitor-rows.ts';
import { defineView } from './view.ts';

/** A signal as it is set up now. */
export interface SignalSetup extends Pick<Signal, 'type' | 'isAlerting'> {
  readonly name: string;
  readonly features: string; // 'all', 'top 5', 'a, b'
  readonly reference: string; // 'azureml:checkout-eval:6', or the deployment's own past
}

export interface MonitorView extends MonitorRow {
  readonly emails: readonly string[];
  readonly instanceType: string;
  readonly setup: readonly SignalSetup[];
  readonly runs: readonly MonitorRunRow[]; // newest first
  readonly files: readonly string[]; // of the working copy that describe it: 'monitoring/checkout-monitor.yml'
}

const MOST_RUNS = 90;

/** A monitor with its runs, without what they measured. */
export const monitorView = defineView(
  'monitor',
  v.strictObject({ name: v.string() }),
  ({ world, context, params: { name } }): MonitorView | null => {
    const schedule = findMonitor(world, name);
    if (!schedule) return null;
    const { emails, instanceType, signals } = schedule.action.monitor;
    return {
      ...monitorRow(world, schedule),
      emails,
      instanceType,
      setup: Object.entries(signals).map(([signal, one]) => setupOf(signal, one)),
      runs: monitorRuns(world, schedule.workspace, name).slice(-MOST_RUNS).reverse().map(runRow),
      files: filesOf(world, context, name),
    };
  },
  { everyMs: 1000 },
);

function setupOf(name: string, { type, isAlerting, features, reference }: Signal): SignalSetup {
  return {
    name,
    type,
    isAlerting,
    features:
      features.kind === 'all' ? 'all' : features.kind === 'top' ? `top ${features.count}` : features.names.join(', '),
    reference: reference.kind === 'data' ? reference.path : 'production',
  };
}

/** YAML files of the working copy that make a schedule of that name. */
function filesOf(world: World, context: Context, name: string): string[] {
  const copy = workingCopy({ world, context });
  if (!copy) return [];
  return specFiles(copy.folder, '').flatMap(({ path, node }) =>
    context.memo.get(`monitor-file/${node.ref}`, () => monitorIn(context.content.text(node.ref))) === name
      ? [path.slice(1)]
      : [],
  );
}

/** Name of the monitor that a text describes; null when it is none. */
function monitorIn(text: string): string | null {
  if (!/^create_monitor:/m.test(text)) return null;
  return /^name:\s*["']?([\w.-]+)/m.exec(text)?.[1] ?? null;
}

/** A metric of one feature over the runs of a monitor. */
export interface MetricHistory extends Pick<MetricValue, 'group' | 'metric' | 'kind' | 'threshold'> {
  readonly values: readonly (number | null)[]; // run by run; null: it was not measured
}

/** What a signal found in one run, and how its metrics went over all of them. */
export interface MonitorSignalView {
  readonly run: string;
  readonly result: SignalResult;
  readonly times: readonly SimTime[]; // when the runs began, oldest first
  readonly history: readonly MetricHistory[]; // one for each of the result's metrics
}

export const monitorSignalView = defineView(
  'monitor-signal',
  v.strictObject({ name: v.string(), run: v.string(), signal: v.string() }), // run '': the newest that is over
  ({ world, context, params }): MonitorSignalView | null => {
    const schedule = findMonitor(world, params.name);
    return schedule ? signalOf(world, context, schedule, params.run, params.signal) : null;
  },
  { everyMs: 1000 },
);

function signalOf(
  world: World,
  context: Context,
  { workspace, name }: MonitorSchedule,
  asked: string,
  signal: string,
): MonitorSignalView | null {
  const runs = monitorRuns(world, workspace, name)
    .filter(({ state }) => state !== null)
    .slice(-MOST_RUNS);
  const run = asked === '' ? runs.at(-1) : runs.find((one) => one.name === asked);
  const result = run && found(context, run, signal);
  if (!run || !result) return null;
  const results = runs.map((one) => found(context, one, signal));
  return {
    run: run.name,
    result,
    times: runs.map(({ at }) => at),
    history: result.metrics.map(({ group, metric, kind, threshold }) => ({
      group,
      metric,
      kind,
      threshold,
      values: results.map(
        (one) => one?.metrics.find((other) => other.group === group && other.metric === metric)?.value ?? null,
      ),
    })),
  };
}

const KEPT = 400;

/** What a run found for a signal; runs that are over never change. */
const found = ({ content, memo }: Context, run: MonitorRun, signal: string): SignalResult | undefined =>
  memo
    .part('monitor-results', KEPT)
    .get(run.results ?? '', () => resultsOf(content, run))
    .find(({ name }) => name === signal);
