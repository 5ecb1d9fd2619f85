import type { SimTime } from '../../kernel/time.ts';
import type { SignalType } from './monitor.ts';

/** How a signal, or a monitor, stands after a run. */
export type MonitorState = 'Healthy' | 'NeedsAttention' | 'NoData' | 'Failed';

/** Reference and production side by side, in counts of rows. */
export type Distribution =
  | {
      readonly kind: 'numerical';
      readonly edges: readonly number[]; // one more than counts
      readonly reference: readonly number[];
      readonly production: readonly number[];
    }
  | {
      readonly kind: 'categorical';
      readonly values: readonly string[]; // most frequent in the reference first
      readonly reference: readonly number[];
      readonly production: readonly number[];
    };

/** One metric of one feature (of the whole model, for performance). */
export interface MetricValue {
  readonly group: string; // name of the feature; '' for the whole model
  readonly kind: 'numerical' | 'categorical' | 'model';
  readonly metric: string; // 'JensenShannonDistance'
  readonly value: number;
  readonly threshold: number | null; // null: only shown
  readonly isBreach: boolean;
}

export interface DataWindow {
  readonly from: SimTime;
  readonly to: SimTime;
}

export interface SignalResult {
  readonly name: string;
  readonly type: SignalType;
  readonly state: MonitorState;
  readonly message: string | null; // why there are no values
  readonly isAlerting: boolean;
  readonly productionWindow: DataWindow;
  readonly referenceWindow: DataWindow | null; // null: a data asset
  readonly referencePath: string | null;
  readonly baselineRowCount: number; // rows that count, complete in every monitored column
  readonly targetRowCount: number;
  readonly metrics: readonly MetricValue[];
  readonly distributions: { readonly [feature: string]: Distribution };
}

const ORDER: readonly MonitorState[] = ['NeedsAttention', 'Failed', 'NoData', 'Healthy'];

/** The worst of several states; without any there is no data. */
export const worstState = (states: readonly MonitorState[]): MonitorState =>
  ORDER.find((state) => states.includes(state)) ?? 'NoData';
