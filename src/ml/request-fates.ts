import type { RequestFates } from './endpoint-queue.ts';

const UNDECIDED = 1;

/** Columns that grow while a window is played; a request is undecided until it ends. */
export class RequestRows {
  length = 0;
  private arrivedAt: Float64Array;
  private status: Uint16Array;
  private latencyMs: Float64Array;
  private deployment: Uint8Array;

  constructor(expected: number) {
    const capacity = Math.ceil(expected * 1.2) + 64;
    this.arrivedAt = new Float64Array(capacity);
    this.status = new Uint16Array(capacity);
    this.latencyMs = new Float64Array(capacity);
    this.deployment = new Uint8Array(capacity);
  }

  /** A new request, undecided; returns its row. */
  add(arrivedAt: number): number {
    const row = this.length++;
    if (row === this.arrivedAt.length) this.grow();
    this.arrivedAt[row] = arrivedAt;
    this.status[row] = UNDECIDED;
    this.deployment[row] = 255;
    return row;
  }

  end(row: number, status: number, latencyMs: number, deployment: number): void {
    this.status[row] = status;
    this.latencyMs[row] = latencyMs;
    this.deployment[row] = deployment;
  }

  /** The columns as they are; nothing may be added any more. */
  fates(): RequestFates {
    return {
      arrivedAt: this.arrivedAt.subarray(0, this.length),
      status: this.status.subarray(0, this.length),
      latencyMs: this.latencyMs.subarray(0, this.length),
      deployment: this.deployment.subarray(0, this.length),
    };
  }

  private grow(): void {
    const { arrivedAt, status, latencyMs, deployment } = this;
    const capacity = arrivedAt.length * 2;
    this.arrivedAt = new Float64Array(capacity);
    this.status = new Uint16Array(capacity);
    this.latencyMs = new Float64Array(capacity);
    this.deployment = new Uint8Array(capacity);
    this.arrivedAt.set(arrivedAt);
    this.status.set(status);
    this.latencyMs.set(latencyMs);
    this.deployment.set(deployment);
  }
}

/** What became of one request. */
export interface RequestFate {
  readonly isAnswered: boolean; // with 200, in time
  readonly status: number; // last one the client saw; 0 = no answer in time
  readonly latencyMs: number; // from the first call to the last answer, or the client's time-out
  readonly deployment: number; // index into the window's deployments; 255 = none
}

/**
 * The fate of the request that stands at `share` (0 up to 1) of a window's requests in order of arrival, about that share
 * of its time. Not the next one after an instant: that is likelier to come after a long gap, when the queue has drained,
 * and fares better than most. One that waits for a retry in the next window is passed over, and after the last decided
 * one that one answers: so every window stands alone (the requests passed over are those rejected in its last tenth of a
 * second). Undefined when no request was decided at all.
 */
export function fateAt(fates: RequestFates, share: number): RequestFate | undefined {
  const { status } = fates;
  const wanted = Math.floor(share * status.length);
  let row = wanted;
  while (row < status.length && status[row] === UNDECIDED) row++;
  if (row >= status.length) {
    row = Math.min(wanted, status.length) - 1;
    while (row >= 0 && status[row] === UNDECIDED) row--;
    if (row < 0) return undefined;
  }
  const last = status[row] as number;
  return {
    isAnswered: last === 200,
    status: last,
    latencyMs: fates.latencyMs[row] as number,
    deployment: fates.deployment[row] as number,
  };
}
