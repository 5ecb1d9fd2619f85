// Simulates the calls to an online endpoint one by one, one window of one minute at a time. Arrivals, service times
// and retries have streams of their own per minute, so any minute can be computed from the state that the one before
// left, and what a player changes in the configuration never changes who calls when. A minute may be cut anywhere into
// windows (the configuration changed): the cut itself changes nothing.
//
// A request is a first call and up to `retries` further ones, each after the pause and through the traffic split
// again. A retry that falls into the next window waits in the state and is played there among that window's calls; the
// request counts where it ends.
import { ln } from '../kernel/math.ts';
import { RandomStream } from '../kernel/random.ts';
import type { QueueWindow, QueueWindowResult } from './endpoint-queue.ts';
import { NO_ANSWER } from './endpoint-queue.ts';
import { QueueLane } from './queue-lane.ts';
import { RequestRows } from './request-fates.ts';

const MINUTE_MS = 60_000;
const UINT32 = 4294967296;
const DRAWS_PER_CALL = 4; // 32-bit words: two for the service time, one each for route and failure
const CARRIED = -1;

/** A request between two of its calls. */
interface Retry {
  readonly at: number;
  readonly arrivedAt: number;
  readonly calls: number;
  readonly row: number; // of this window's requests; CARRIED when it arrived before
}

/** Plays one window. Equal windows give equal results. */
export function simulateQueue(input: QueueWindow): QueueWindowResult {
  return new QueueRun(input).run();
}

class QueueRun {
  private readonly lanes: readonly QueueLane[];
  private readonly shares: Float64Array; // upper ends of the deployments' parts of (0, 1)
  private readonly isRouted: boolean;
  private readonly rows: RequestRows;
  private readonly retryDraws: RandomStream;
  private retries: Retry[]; // in order of `at`; those before `nextRetry` are played
  private nextRetry = 0;
  private notRouted = 0;
  private answered = 0;
  private failed = 0;
  private timedOut = 0;
  private retryCalls = 0;

  constructor(private readonly input: QueueWindow) {
    const { deployments, state, fromMs, toMs } = input;
    if (!(fromMs >= 0 && fromMs <= toMs && toMs <= MINUTE_MS))
      throw new Error(`queue: ${fromMs}..${toMs} is no part of a minute`);
    this.lanes = deployments.map((deployment) => {
      const before = state.deployments.find((candidate) => candidate.name === deployment.name);
      return new QueueLane(deployment, before, fromMs, toMs);
    });
    let total = 0;
    for (const { weight } of deployments) total += weight;
    this.isRouted = total > 0;
    let reached = 0;
    this.shares = Float64Array.from(deployments, ({ weight }) => {
      reached += weight;
      return total > 0 ? reached / total : 0;
    });
    this.rows = new RequestRows(Math.ceil((input.ratePerSecond * (toMs - fromMs)) / 1000));
    this.retries = state.retries.map(({ at, arrivedAt, calls }) => ({
      at: at + fromMs,
      arrivedAt: arrivedAt + fromMs,
      calls,
      row: CARRIED,
    }));
    this.retryDraws = new RandomStream(`${input.seed}/retries`);
    for (let i = 0; i < state.retriesPlayed * DRAWS_PER_CALL; i++) this.retryDraws.bits();
  }

  run(): QueueWindowResult {
    const { seed, ratePerSecond, fromMs, toMs } = this.input;
    const gaps = new RandomStream(`${seed}/gaps`);
    const calls = new RandomStream(`${seed}/calls`);
    let at = 0;
    while (ratePerSecond > 0) {
      at -= (ln(gaps.uniform()) * 1000) / ratePerSecond;
      if (at >= toMs) break;
      const service = calls.uniform();
      const route = calls.bits() / UINT32;
      const failure = calls.bits() / UINT32;
      if (at < fromMs) continue; // belongs to an earlier window of this minute
      this.playRetries(at);
      this.call(at, at, 1, this.rows.add(at), service, route, failure);
    }
    this.playRetries(toMs);
    return this.result();
  }

  /** Plays the retries that are due before `until`. */
  private playRetries(until: number): void {
    while (this.nextRetry < this.retries.length) {
      const { at, arrivedAt, calls, row } = this.retries[this.nextRetry] as Retry;
      if (at >= until) return;
      this.nextRetry++;
      this.retryCalls++;
      const { retryDraws } = this;
      const service = retryDraws.uniform();
      const route = retryDraws.bits() / UINT32;
      const failure = retryDraws.bits() / UINT32;
      this.call(at, arrivedAt, calls + 1, row, service, route, failure);
    }
  }

  /** One call: through the split, into a queue, and what the client makes of the answer. `calls` counts this one. */
  private call(
    at: number,
    arrivedAt: number,
    calls: number,
    row: number,
    service: number,
    route: number,
    failure: number,
  ): void {
    if (!this.isRouted) {
      this.notRouted++;
      this.end(row, 404, at - arrivedAt, 255);
      return;
    }
    let index = 0;
    while (route >= (this.shares[index] as number)) index++;
    const lane = this.lanes[index] as QueueLane;
    const status = lane.admit(at, service, failure);
    const { timeoutMs, retries, retryDelayMs } = this.input.client;
    const waited = lane.answeredAt - arrivedAt;
    if (waited > timeoutMs) this.end(row, NO_ANSWER, timeoutMs, index);
    else if (status === 200 || calls > retries || waited + retryDelayMs >= timeoutMs)
      this.end(row, status, waited, index);
    else this.queueRetry({ at: lane.answeredAt + retryDelayMs, arrivedAt, calls, row });
  }

  private end(row: number, status: number, latencyMs: number, deployment: number): void {
    if (status === 200) this.answered++;
    else if (status === NO_ANSWER) this.timedOut++;
    else this.failed++;
    if (row !== CARRIED) this.rows.end(row, status, latencyMs, deployment);
  }

  private queueRetry(retry: Retry): void {
    const { retries } = this;
    let i = retries.length;
    while (i > this.nextRetry && (retries[i - 1] as Retry).at > retry.at) i--;
    retries.splice(i, 0, retry);
    if (this.nextRetry > 1024) {
      this.retries = retries.slice(this.nextRetry);
      this.nextRetry = 0;
    }
  }

  private result(): QueueWindowResult {
    const { toMs } = this.input;
    return {
      deployments: this.lanes.map((lane) => lane.result()),
      notRouted: this.notRouted,
      requests: {
        arrived: this.rows.length,
        answered: this.answered,
        failed: this.failed,
        timedOut: this.timedOut,
        retryCalls: this.retryCalls,
      },
      fates: this.rows.fates(),
      state: {
        deployments: this.lanes.map((lane) => lane.state()),
        retriesPlayed: toMs === MINUTE_MS ? 0 : this.input.state.retriesPlayed + this.retryCalls,
        retries: this.retries.slice(this.nextRetry).map(({ at, arrivedAt, calls }) => ({
          at: at - toMs,
          arrivedAt: arrivedAt - toMs,
          calls,
        })),
      },
    };
  }
}
