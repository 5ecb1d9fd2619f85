import type { LatencySummary } from '../../ml/endpoint-queue.ts';

/** What one deployment did in one minute. */
export interface DeploymentMinute {
  readonly name: string; // 'blue'
  readonly calls: number;
  readonly statuses: { readonly [status: string]: number }; // what the callers got: '200', '408', '424', '429'
  readonly latency: LatencySummary | null; // of calls that reached a container, in ms; null when there were none
  readonly cpuPercent: number; // of all its instances
  readonly maxInProgress: number; // most calls inside at once
  readonly admissionLimit: number; // more calls inside than this are answered 429, at the end of the minute
  readonly instances: number; // at the end of the minute
  readonly memoryPercent: number; // per instance
}

/** What an endpoint did in one minute. Computed, never stored. */
export interface MinuteRow {
  readonly minute: number; // minutes since the epoch
  readonly deployments: readonly DeploymentMinute[]; // every one with containers, by name
  readonly calls: number; // retries included
  readonly statuses: { readonly [status: string]: number }; // over all deployments, '404' for calls without a route
  readonly latency: LatencySummary | null; // over all deployments, weighted by calls
  readonly requests: {
    readonly arrived: number; // first calls
    readonly answered: number; // with 200 and in time, after retries
    readonly failed: number; // the last answer was an error
    readonly timedOut: number; // the client gave up
    readonly retryCalls: number; // calls beyond the first
  };
}

/** What became of a sampled request, or of one like it, at the instant it was sent. */
export interface QueueFate {
  readonly atMs: number; // that instant, ms within its minute
  readonly status: number; // last one the client saw; 0 = no answer in time
  readonly latencyMs: number;
  readonly deployment: string | null; // that made the last answer
}

/** Percentiles of several groups as Azure Monitor averages them: weighted by calls. */
export function combineLatencies(
  parts: readonly { readonly calls: number; readonly latency: LatencySummary | null }[],
): LatencySummary | null {
  const real = parts.flatMap(({ calls, latency }) => (latency && calls > 0 ? [{ calls, latency }] : []));
  const [only] = real;
  if (!only) return null;
  if (real.length === 1) return only.latency;
  const total = real.reduce((sum, { calls }) => sum + calls, 0);
  const mean = (key: keyof LatencySummary): number =>
    real.reduce((sum, { calls, latency }) => sum + calls * latency[key], 0) / total;
  return { mean: mean('mean'), p50: mean('p50'), p90: mean('p90'), p95: mean('p95'), p99: mean('p99') };
}

/** Adds up counts by key, in order of the keys. */
export function addCounts(parts: readonly { readonly [key: string]: number }[]): { [key: string]: number } {
  const keys = [...new Set(parts.flatMap((part) => Object.keys(part)))].sort();
  const sum: { [key: string]: number } = {};
  for (const key of keys) {
    const count = parts.reduce((total, part) => total + (part[key] ?? 0), 0);
    if (count > 0) sum[key] = count;
  }
  // V8 keeps three hundred places ready in an object that was given a key like '200', and none in one that was parsed.
  return JSON.parse(JSON.stringify(sum));
}
