import type { ContentRef } from '../../kernel/content-store.ts';
import { defineTable } from '../../kernel/table.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { MonitorSpec, SignalType } from './monitor.ts';
import type { MonitorState } from './monitor-result.ts';

/** One run of a monitor. What it found is in the content store, as a list of `SignalResult` in JSON. */
export interface MonitorRun {
  readonly workspace: string;
  readonly monitor: string; // name of its schedule: 'checkout-monitor'
  readonly name: string; // 'checkout-monitor-20260309T060000Z'
  readonly target: MonitorSpec['target'];
  readonly instanceType: string; // 'standard_e4s_v3'
  readonly emails: readonly string[];
  readonly spec: MonitorSpec | null; // as it was when the run began; null when it is over
  readonly at: SimTime; // windows count back from here
  readonly endsAt: SimTime; // when it ends, or ended
  readonly machines: number; // of `instanceType`, from `at` to `endsAt`
  readonly state: MonitorState | null; // null while it runs
  readonly signals: readonly { readonly name: string; readonly type: SignalType; readonly state: MonitorState }[];
  readonly results: ContentRef | null;
}

/** Keyed `<workspace>/<monitor>/<run>`: in order of time within a monitor. */
export const monitorRunRows = defineTable<MonitorRun>('monitor-run');

export const monitorRunId = ({
  workspace,
  monitor,
  name,
}: Pick<MonitorRun, 'workspace' | 'monitor' | 'name'>): string => `${workspace}/${monitor}/${name}`;
