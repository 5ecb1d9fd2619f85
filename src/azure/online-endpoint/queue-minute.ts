import { MINUTE } from '../../kernel/time.ts';
import {
  admissionLimit,
  type EndpointQueueState,
  type QueuedDeployment,
  type QueueWindow,
  type QueueWindowResult,
} from '../../ml/endpoint-queue.ts';
import { simulateQueue } from '../../ml/queue-simulation.ts';
import { fateAt } from '../../ml/request-fates.ts';
import type { SampledRequest } from './endpoint-clients.ts';
import { addCounts, combineLatencies, type DeploymentMinute, type MinuteRow, type QueueFate } from './minute-row.ts';

/** A part of a minute in which the configuration stays the same. */
export interface MinutePart {
  readonly fromMs: number;
  readonly toMs: number;
  readonly lanes: readonly Lane[];
}

/** One deployment as the queue sees it, with the facts that only the telemetry shows. */
export interface Lane {
  readonly deployment: string;
  readonly memoryPercent: number;
  readonly queued: QueuedDeployment; // its name also tells the container generation: new containers start empty
}

/** Everything one minute of an endpoint depends on besides the state before it. */
export interface MinuteInput extends Pick<QueueWindow, 'seed' | 'ratePerSecond' | 'client'> {
  readonly minute: number;
  readonly parts: readonly MinutePart[];
  readonly sampled: readonly MinuteSample[];
}

/** A sampled request as its minute sees it. */
interface MinuteSample extends Pick<SampledRequest, 'id'> {
  readonly atMs: number; // within the minute
  readonly standsFor: number;
}

export interface MinuteResult {
  readonly row: MinuteRow;
  readonly fates: ReadonlyMap<string, readonly QueueFate[]>; // by sampled request: its own, then of those like it
  readonly state: EndpointQueueState;
}

/** Plays one minute of an endpoint, part by part. */
export function playMinute(input: MinuteInput, before: EndpointQueueState): MinuteResult {
  let state = before;
  const played = input.parts.map((part) => {
    const { seed, ratePerSecond, client } = input;
    const { fromMs, toMs } = part;
    const deployments = part.lanes.map(({ queued }) => queued);
    const result = simulateQueue({ seed, ratePerSecond, client, fromMs, toMs, deployments, state });
    state = result.state;
    return { part, result };
  });
  const fates = new Map(input.sampled.map((sample) => [sample.id, fatesOf(sample, played)]));
  return { row: rowOf(input.minute, played), fates, state };
}

/** The requests that a sampled one stands for are spread evenly over its minute: each meets the queue as it is then. */
function fatesOf({ atMs, standsFor }: MinuteSample, played: readonly Played[]): QueueFate[] {
  return Array.from({ length: standsFor }, (_, i) => {
    const ms = (atMs + (i * MINUTE) / standsFor) % MINUTE;
    const within = played.find(({ part }) => ms >= part.fromMs && ms < part.toMs);
    if (!within) throw new Error(`telemetry: no part of the minute holds its ${ms} ms`);
    return sampledFate(within, ms);
  });
}

/** A sampled request shares the fate of a call of its instant; in a minute without any it is alone and answered. */
function sampledFate({ part, result }: Played, atMs: number): QueueFate {
  const fate = fateAt(result.fates, (atMs - part.fromMs) / (part.toMs - part.fromMs));
  const routed = part.lanes.find(({ queued }) => queued.weight > 0);
  if (fate)
    return {
      atMs,
      status: fate.status,
      latencyMs: fate.latencyMs,
      deployment: part.lanes[fate.deployment]?.deployment ?? null,
    };
  if (!routed) return { atMs, status: 404, latencyMs: 0, deployment: null };
  return { atMs, status: 200, latencyMs: routed.queued.cpuMs + routed.queued.waitMs, deployment: routed.deployment };
}

interface Played {
  readonly part: MinutePart;
  readonly result: QueueWindowResult;
}

function rowOf(minute: number, played: readonly Played[]): MinuteRow {
  const names = [...new Set(played.flatMap(({ part }) => part.lanes.map((lane) => lane.deployment)))].sort();
  const deployments = names.map((name) => deploymentMinute(name, played));
  const notRouted = played.reduce((sum, { result }) => sum + result.notRouted, 0);
  const total = (of: keyof MinuteRow['requests']): number =>
    played.reduce((sum, { result }) => sum + result.requests[of], 0);
  return {
    minute,
    deployments,
    calls: deployments.reduce((sum, { calls }) => sum + calls, notRouted),
    statuses: addCounts([...deployments.map(({ statuses }) => statuses), { 404: notRouted }]),
    latency: combineLatencies(deployments.map(({ statuses, latency }) => ({ calls: reached(statuses), latency }))),
    requests: {
      arrived: total('arrived'),
      answered: total('answered'),
      failed: total('failed'),
      timedOut: total('timedOut'),
      retryCalls: total('retryCalls'),
    },
  };
}

const reached = (statuses: { readonly [status: string]: number }): number =>
  Object.entries(statuses).reduce((sum, [status, count]) => (status === '429' ? sum : sum + count), 0);

function deploymentMinute(name: string, played: readonly Played[]): DeploymentMinute {
  const windows = played.flatMap(({ part, result }) =>
    part.lanes.flatMap((lane, i) => {
      const window = result.deployments[i];
      return lane.deployment === name && window ? [{ lane, window, ms: part.toMs - part.fromMs }] : [];
    }),
  );
  const last = windows.at(-1);
  if (!last) throw new Error(`telemetry: deployment '${name}' has no window`);
  const ms = windows.reduce((sum, one) => sum + one.ms, 0);
  return {
    name,
    calls: windows.reduce((sum, { window }) => sum + window.calls, 0),
    statuses: addCounts(windows.map(({ window }) => window.statuses)),
    latency: combineLatencies(
      windows.map(({ window }) => ({ calls: reached(window.statuses), latency: window.latency })),
    ),
    cpuPercent: windows.reduce((sum, one) => sum + one.window.cpuPercent * one.ms, 0) / ms,
    maxInProgress: Math.max(...windows.map(({ window }) => window.maxInProgress)),
    admissionLimit: admissionLimit(last.lane.queued),
    instances: last.lane.queued.instances,
    memoryPercent: last.lane.memoryPercent,
  };
}
