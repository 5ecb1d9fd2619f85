import { exp, ln, pow } from '../kernel/math.ts';
import {
  admissionLimit,
  type DeploymentQueueState,
  type DeploymentWindow,
  type LatencySummary,
  type QueuedDeployment,
} from './endpoint-queue.ts';
import { normalQuantile } from './normal-quantile.ts';
import { orderStatistics } from './order-statistics.ts';
import { between, neighbours } from './quantile.ts';

const CONTENTION_EXPONENT = 0.9;

/**
 * The queue of one deployment during one window: one pool of `instances × min(workers, maxConcurrent)` servers, first
 * come first served, at most `2 × maxConcurrent × instances` calls in progress. Every job's start and end are known
 * when it is admitted, because nobody overtakes.
 */
export class QueueLane {
  /** When the last admitted call is answered (set by `admit`). */
  answeredAt = 0;
  private readonly freeAt: Float64Array;
  private readonly limit: number;
  private readonly stretch: Float64Array; // service time factor by number of busy workers
  private readonly isContended: boolean;
  private readonly sigma: number;
  private readonly jobs: [start: number, end: number, cpuMs: number][] = []; // those that outlive the window
  private waiting: number[] = []; // starts of admitted calls, ascending; those before `firstWaiting` have begun
  private firstWaiting = 0;
  private coldWorkers: number;
  private latencies = new Float64Array(256);
  private answered = 0; // calls that reached a worker
  private late = 0; // of these
  private failed = 0;
  private rejected = 0;
  private cpuMs = 0;
  private maxInProgress = 0;

  constructor(
    private readonly deployment: QueuedDeployment,
    state: DeploymentQueueState | undefined,
    private readonly fromMs: number,
    private readonly toMs: number,
  ) {
    const { instances, workers, maxConcurrent, vcpu, cpuMs, waitMs, cv } = deployment;
    const servers = instances * Math.min(workers, maxConcurrent);
    this.limit = admissionLimit(deployment);
    this.sigma = Math.sqrt(ln(1 + cv * cv));
    const cpuShare = cpuMs + waitMs > 0 ? cpuMs / (cpuMs + waitMs) : 0;
    // Workers that wait for I/O leave their core to others: only the CPU part competes for the cores.
    this.stretch = Float64Array.from({ length: servers + 1 }, (_, busy) =>
      pow(Math.max(1, ((busy / instances) * cpuShare) / vcpu), CONTENTION_EXPONENT),
    );
    this.isContended = (this.stretch[servers] ?? 1) > 1;
    this.freeAt = new Float64Array(servers);
    this.coldWorkers = this.takeOver(state, servers);
    for (const [start, end, cpu] of state?.jobs ?? []) {
      this.work(start + fromMs, end + fromMs, cpu);
      if (start > 0) this.waiting.push(start + fromMs);
    }
  }

  /** Servers of the last window; new ones are fresh, and of surplus ones those leave that are idle longest. */
  private takeOver(state: DeploymentQueueState | undefined, servers: number): number {
    const before = (state?.freeAt ?? []).slice().sort((a, b) => a - b);
    const kept = before.slice(Math.max(0, before.length - servers));
    for (let i = 0; i < kept.length; i++) this.freeAt[servers - kept.length + i] = (kept[i] as number) + this.fromMs;
    for (let i = 0; i < servers - kept.length; i++) this.freeAt[i] = this.fromMs;
    return Math.min(servers, (state?.coldWorkers ?? 0) + servers - kept.length);
  }

  /**
   * A call arrives; calls must come in order of time. `service` and `failure` are uniforms in (0, 1), drawn by the
   * caller whether they are used or not.
   */
  admit(at: number, service: number, failure: number): number {
    const { freeAt, waiting, deployment } = this;
    let server = 0;
    let start = Number.POSITIVE_INFINITY;
    let busy = 0;
    for (let i = 0; i < freeAt.length; i++) {
      const free = freeAt[i] as number;
      if (free > at) busy++;
      if (free < start) {
        start = free;
        server = i;
      }
    }
    while (this.firstWaiting < waiting.length && (waiting[this.firstWaiting] as number) <= at) this.firstWaiting++;
    const inProgress = busy + waiting.length - this.firstWaiting;
    if (inProgress >= this.limit) {
      this.rejected++;
      this.answeredAt = at;
      return 429;
    }
    if (inProgress + 1 > this.maxInProgress) this.maxInProgress = inProgress + 1;
    if (start > at) waiting.push(start);
    else start = at;
    let cpu = deployment.cpuMs;
    if (this.coldWorkers > 0) {
      this.coldWorkers--;
      cpu += deployment.coldExtraMs;
    }
    const factor = exp(this.sigma * normalQuantile(service) - (this.sigma * this.sigma) / 2);
    const end = start + (cpu + deployment.waitMs) * factor * (this.isContended ? this.stretchAt(start) : 1);
    freeAt[server] = end;
    this.work(start, end, cpu * factor);
    return this.answer(at, end, failure);
  }

  private answer(at: number, end: number, failure: number): 200 | 408 | 424 {
    const { requestTimeoutMs, failureShare } = this.deployment;
    const isLate = end - at > requestTimeoutMs; // the proxy gives up; the worker does not know and goes on
    this.answeredAt = isLate ? at + requestTimeoutMs : end;
    const status = isLate ? 408 : failure < failureShare ? 424 : 200;
    if (status === 408) this.late++;
    else if (status === 424) this.failed++;
    if (this.answered === this.latencies.length) {
      const larger = new Float64Array(this.answered * 2);
      larger.set(this.latencies);
      this.latencies = larger;
    }
    this.latencies[this.answered++] = this.answeredAt - at;
    return status;
  }

  /** Contention is judged by the workers busy when the job begins, itself included. */
  private stretchAt(start: number): number {
    let busy = 1;
    for (let i = 0; i < this.freeAt.length; i++) if ((this.freeAt[i] as number) > start) busy++;
    return this.stretch[Math.min(busy, this.stretch.length - 1)] as number;
  }

  /** Spreads a job's CPU over its duration: this window gets its part, the rest goes to the next. */
  private work(start: number, end: number, cpuMs: number): void {
    if (end <= this.toMs && start >= this.fromMs) this.cpuMs += cpuMs;
    else {
      const inside = Math.min(end, this.toMs) - Math.max(start, this.fromMs);
      if (inside > 0) this.cpuMs += (cpuMs * inside) / (end - start);
    }
    if (end > this.toMs) this.jobs.push([start, end, cpuMs]);
  }

  result(): DeploymentWindow {
    const { name, instances, vcpu } = this.deployment;
    const capacityMs = instances * vcpu * (this.toMs - this.fromMs);
    return {
      name,
      calls: this.rejected + this.answered,
      statuses: {
        200: this.answered - this.late - this.failed,
        408: this.late,
        424: this.failed,
        429: this.rejected,
      },
      latency: summarise(this.latencies.subarray(0, this.answered)),
      cpuPercent: capacityMs > 0 ? Math.min(100, (100 * this.cpuMs) / capacityMs) : 0,
      maxInProgress: this.maxInProgress,
    };
  }

  state(): DeploymentQueueState {
    return {
      name: this.deployment.name,
      freeAt: Array.from(this.freeAt, (free) => Math.max(0, free - this.toMs)),
      coldWorkers: this.coldWorkers,
      jobs: this.jobs.map(([start, end, cpuMs]) => [start - this.toMs, end - this.toMs, cpuMs]),
    };
  }
}

const QUANTILES = [0.5, 0.9, 0.95, 0.99] as const;

/** `latencies` are rearranged. */
function summarise(latencies: Float64Array): LatencySummary | null {
  const { length } = latencies;
  if (length === 0) return null;
  let total = 0;
  for (const latency of latencies) total += latency;
  const ranks = [...new Set(QUANTILES.flatMap((q) => neighbours(length, q)))].sort((a, b) => a - b);
  const found = new Map(orderStatistics(latencies, ranks).map((value, i) => [ranks[i], value]));
  const [p50 = 0, p90 = 0, p95 = 0, p99 = 0] = QUANTILES.map((q) => {
    const [below, above] = neighbours(length, q);
    return between(found.get(below) as number, found.get(above) as number, q * (length - 1) - below);
  });
  return { mean: total / length, p50, p90, p95, p99 };
}
