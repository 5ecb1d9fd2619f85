import { timeTicks } from '../charts/scales.ts';

/** A horizontal axis of time in a picture of some width. */
export interface TimeFrame {
  readonly width: number;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  x(at: number): number;
}

/** Room for half a label at either end. */
const LEFT = 20;
const RIGHT = 20;
const PIXELS_PER_TICK = 80;

export function timeFrame(width: number, from: number, to: number): TimeFrame {
  const inner = Math.max(1, width - LEFT - RIGHT);
  const span = Math.max(1, to - from);
  return {
    width,
    from,
    to,
    ticks: timeTicks(from, to, Math.max(2, Math.floor(width / PIXELS_PER_TICK))),
    // What lies before the picture begins stands at its edge.
    x: (at) => LEFT + Math.min(1, Math.max(0, (at - from) / span)) * inner,
  };
}
