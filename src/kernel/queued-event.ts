import type { Json } from './json.ts';
import type { SimTime } from './time.ts';

export interface QueuedEvent {
  readonly at: SimTime;
  readonly seq: number;
  readonly type: string; // reaction type
  readonly data: Json;
}

export interface HourBucket {
  readonly hour: number;
  readonly events: readonly QueuedEvent[];
}

/** Pending events in order of `(at, seq)`, in hour buckets so that a push copies little. */
export type Queue = readonly HourBucket[];
