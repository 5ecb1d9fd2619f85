import type { Context } from '../../kernel/context.ts';
import { hashFresh } from '../../kernel/hash.ts';
import { HOUR, MINUTE, type SimTime } from '../../kernel/time.ts';
import { seedAt, type World } from '../../kernel/world.ts';
import type { EndpointQueueState } from '../../ml/endpoint-queue.ts';
import { closedHour } from './closed-hour.ts';
import { type ConfigurationSegment, segmentAt, segmentsOf } from './configuration-segments.ts';
import { endpointClients } from './endpoint-clients.ts';
import { hourProfile } from './hour-profile.ts';
import { machineSize } from './machine-size.ts';
import type { MinuteRow, QueueFate } from './minute-row.ts';
import { checkpointAt, isRetained } from './queue-checkpoints.ts';
import { type Lane, type MinuteInput, type MinutePart, type MinuteResult, playMinute } from './queue-minute.ts';
import type { ServiceProfile } from './service-profile.ts';
import { memoryNeed, type ServingConfig, workerCount } from './serving-config.ts';

const MINUTES = 60;
/** Spread of service times that are all alike, relative to their mean. */
const SERVICE_CV = 0.3;

/**
 * The minutes of an endpoint in `[from, to)` as far as they are over. Computed hour by hour from what was in progress
 * when the hour began; a change of configuration inside a minute splits it at that instant. Looking changes nothing.
 */
export function telemetry(world: World, context: Context, endpoint: string, from: SimTime, to: SimTime): MinuteRow[] {
  const rows: MinuteRow[] = [];
  const last = Math.min(Math.ceil(to / MINUTE), Math.floor(world.now / MINUTE));
  let minute = Math.floor(from / MINUTE);
  while (minute < last) {
    const hour = Math.floor(minute / MINUTES);
    const end = Math.min(last, (hour + 1) * MINUTES);
    for (const { row } of hourMinutes(world, context, endpoint, hour, end)) if (row.minute >= minute) rows.push(row);
    minute = end;
  }
  return rows;
}

/**
 * Fates of the sampled requests of one hour, as far as its minutes are over, by id: each request's own, then those of
 * the requests that it stands for.
 */
export function queueFates(
  world: World,
  context: Context,
  endpoint: string,
  hour: number,
): ReadonlyMap<string, readonly QueueFate[]> {
  const end = Math.min((hour + 1) * MINUTES, Math.floor(world.now / MINUTE));
  const fates = new Map<string, readonly QueueFate[]>();
  for (const minute of hourMinutes(world, context, endpoint, hour, end))
    for (const [id, each] of minute.fates) fates.set(id, each);
  return fates;
}

/** What is in progress when an hour that is over ends. */
export function queueAfterHour(world: World, context: Context, endpoint: string, hour: number): EndpointQueueState {
  const last = hourMinutes(world, context, endpoint, hour, (hour + 1) * MINUTES).at(-1);
  return last?.state ?? checkpointAt(world, endpoint, hour);
}

/** Minutes done so far of one hour, found again by everything they depend on. */
interface HourCache {
  readonly minutes: Map<string, MinuteResult>;
}

function hourMinutes(
  world: World,
  context: Context,
  endpoint: string,
  hour: number,
  endMinute: number,
): readonly MinuteResult[] {
  const first = segmentsOf(world, endpoint)[0];
  if (!first || !isRetained(world, hour)) return [];
  const start = Math.max(hour * MINUTES, Math.ceil(first.from / MINUTE));
  if (start >= endMinute) return [];
  const compute = (): readonly MinuteResult[] => playMinutes(world, context, endpoint, hour, start, endMinute);
  const isOver = endMinute === (hour + 1) * MINUTES && world.now >= endMinute * MINUTE;
  return isOver ? closedHour(world, context, endpoint, hour, compute) : compute();
}

function playMinutes(
  world: World,
  context: Context,
  endpoint: string,
  hour: number,
  start: number,
  endMinute: number,
): readonly MinuteResult[] {
  let state = checkpointAt(world, endpoint, hour);
  let key = hashFresh([endpoint, hour, state]);
  const cache = context.memo.get<HourCache>(`endpoint-hour/${key}`, () => ({ minutes: new Map() }));
  const profiles = new Map<ServingConfig, ServiceProfile>();
  const profileOf = (config: ServingConfig): ServiceProfile => {
    const known = profiles.get(config) ?? hourProfile(world, context, config, hour * HOUR);
    profiles.set(config, known);
    return known;
  };
  const sampled = endpointClients.of(context).sampledRequests(world, endpoint, hour);
  const results: MinuteResult[] = [];
  for (let minute = start; minute < endMinute; minute++) {
    const input: MinuteInput = {
      minute,
      seed: `${seedAt(world, minute * MINUTE)}/queue/${endpoint}/${minute}`,
      ratePerSecond: endpointClients.of(context).ratePerSecond(world, endpoint, minute),
      client: endpointClients.of(context).policy(endpoint),
      parts: partsOf(world, endpoint, minute, profileOf),
      sampled: sampled
        .filter(({ at }) => Math.floor(at / MINUTE) === minute)
        .map(({ id, at, standsFor = 1 }) => ({ id, atMs: at - minute * MINUTE, standsFor })),
    };
    key = hashFresh([key, input]);
    const before = state;
    const result = cache.minutes.get(key) ?? playMinute(input, before);
    cache.minutes.set(key, result);
    results.push(result);
    state = result.state;
  }
  return results;
}

function partsOf(
  world: World,
  endpoint: string,
  minute: number,
  profileOf: (config: ServingConfig) => ServiceProfile,
): MinutePart[] {
  const from = minute * MINUTE;
  const to = from + MINUTE;
  const inside = segmentsOf(world, endpoint).filter((segment) => segment.from > from && segment.from < to);
  const before = segmentAt(world, endpoint, from);
  const segments = before ? [before, ...inside] : inside;
  return segments.map((segment, i) => ({
    fromMs: i === 0 ? 0 : segment.from - from,
    toMs: (segments[i + 1]?.from ?? to) - from,
    lanes: lanesOf(segment, profileOf),
  }));
}

function lanesOf(segment: ConfigurationSegment, profileOf: (config: ServingConfig) => ServiceProfile): Lane[] {
  return segment.serving.map((config) => {
    const weight = segment.traffic[config.deployment] ?? 0;
    const size = machineSize(config.instanceType);
    return {
      deployment: config.deployment,
      memoryPercent: (100 * memoryNeed(config)) / size.memoryMb,
      queued: {
        name: `${config.deployment}@${config.startedAt}`,
        weight,
        instances: config.instances,
        workers: workerCount(config),
        maxConcurrent: config.maxConcurrent,
        requestTimeoutMs: config.timeoutMs,
        vcpu: size.cores,
        ...(weight > 0 ? loadOf(profileOf(config)) : IDLE),
      },
    };
  });
}

const IDLE = { cpuMs: 0, waitMs: 0, cv: SERVICE_CV, failureShare: 0, coldExtraMs: 0 };

/** What one call of this hour costs. Calls that differ from each other widen the spread of service times. */
function loadOf(profile: ServiceProfile): typeof IDLE {
  const { answers, cpuMs, waitMs, coldExtraMs } = profile;
  const steady = answers.length > 1 ? answers.slice(1) : answers;
  const mean = cpuMs + waitMs;
  const variance =
    steady.reduce(
      (sum, answer) => sum + (answer.cpuMs + answer.waitMs - mean) * (answer.cpuMs + answer.waitMs - mean),
      0,
    ) / Math.max(1, steady.length);
  const failed = answers.filter(({ status }) => status !== 200).length;
  return {
    cpuMs,
    waitMs,
    cv: Math.sqrt(SERVICE_CV * SERVICE_CV + (mean > 0 ? variance / (mean * mean) : 0)),
    failureShare: answers.length > 0 ? failed / answers.length : 0,
    coldExtraMs,
  };
}
