import type { Context } from '../../kernel/context.ts';
import { hashFresh, hashValue } from '../../kernel/hash.ts';
import { HOUR, MINUTE, type SimTime } from '../../kernel/time.ts';
import { seedAt, type World } from '../../kernel/world.ts';
import { type ConfigurationSegment, segmentAt, segmentsOf } from './configuration-segments.ts';
import { endpointClients, type SampledRequest } from './endpoint-clients.ts';
import type { MinuteRow } from './minute-row.ts';
import { checkpointAt, isRetained } from './queue-checkpoints.ts';
import { type Lane, type MinuteInput, type MinutePart, type MinuteResult, playMinute } from './queue-minute.ts';
import { segmentLanes } from './segment-lanes.ts';

const MINUTES = 60;
/** Hours that are kept: with the fates of their requests, for who looks closely; as rows, for charts over two weeks. */
const KEPT_HOURS = 60;
const KEPT_ROWS = 1000;

/** Minutes done of one hour, found again by everything they depend on. */
interface HourCache {
  readonly minutes: Map<string, MinuteResult>;
}

/** One hour of one endpoint as far as somebody looked at it, under one configuration. */
interface HourPlayed {
  readonly results: MinuteResult[];
  readonly lanes: Map<ConfigurationSegment, readonly Lane[]>;
  readonly cache: HourCache;
  key: string; // of everything that the results so far depend on
}

/**
 * The minutes of an hour before `endMinute`, each computed once. They are found again without a look at their inputs by
 * the parts of the world they follow from: an alert asks every five minutes, a chart over a day asks for 24 hours every
 * second. When the configuration changes within the hour, the minutes before that are found by what they depend on.
 */
export function hourMinutes(
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
  const played = hourPlayed(world, context, endpoint, hour);
  const sampled = endpointClients.of(context).sampledRequests(world, endpoint, hour);
  for (let minute = start + played.results.length; minute < endMinute; minute++) {
    const before = played.results.at(-1)?.state ?? checkpointAt(world, endpoint, hour);
    const input = inputOf(world, context, endpoint, minute, played.lanes, sampled);
    const { parts, ...rest } = input;
    played.key = hashFresh([
      played.key,
      rest,
      parts.map(({ fromMs, toMs, lanes }) => [fromMs, toMs, hashValue(lanes)]),
    ]);
    const result = played.cache.minutes.get(played.key) ?? playMinute(input, before);
    played.cache.minutes.set(played.key, result);
    played.results.push(result);
  }
  return played.results.length <= endMinute - start ? played.results : played.results.slice(0, endMinute - start);
}

/** The rows of these minutes. */
export function hourRows(
  world: World,
  context: Context,
  endpoint: string,
  hour: number,
  endMinute: number,
): readonly MinuteRow[] {
  const rows = (): MinuteRow[] => hourMinutes(world, context, endpoint, hour, endMinute).map(({ row }) => row);
  const isOver = endMinute === (hour + 1) * MINUTES && world.now >= endMinute * MINUTE;
  return isOver && isRetained(world, hour)
    ? context.memo.part('hour-rows', KEPT_ROWS).get(hourKey(world, endpoint, hour), rows)
    : rows();
}

const numbers = new WeakMap<object, number>();
let given = 0;

/** The same number for the same object. Parts of a committed world never change, so the same object is equal too. */
function numberOf(part: object): number {
  const known = numbers.get(part) ?? ++given;
  numbers.set(part, known);
  return known;
}

/** Names the parts of the world that the minutes of an hour follow from. */
function hourKey(world: World, endpoint: string, hour: number): string {
  const [from, to] = [hour * HOUR, (hour + 1) * HOUR];
  const segments = segmentsOf(world, endpoint).filter(
    (segment, i, all) => segment.from < to && ends(all[i + 1]) > from,
  );
  const parts = [world.seeds, checkpointAt(world, endpoint, hour), ...segments].map(numberOf);
  return `${endpoint}/${hour}/${parts.join('/')}`;
}

function hourPlayed(world: World, context: Context, endpoint: string, hour: number): HourPlayed {
  return context.memo.part('hour-played', KEPT_HOURS).get(hourKey(world, endpoint, hour), () => {
    const key = hashFresh([endpoint, hour, checkpointAt(world, endpoint, hour)]);
    const cache = context.memo.part('hour-minutes', KEPT_HOURS).get<HourCache>(key, () => ({ minutes: new Map() }));
    return { results: [], lanes: new Map(), cache, key };
  });
}

const ends = (next: { readonly from: SimTime } | undefined): SimTime => next?.from ?? Number.POSITIVE_INFINITY;

function inputOf(
  world: World,
  context: Context,
  endpoint: string,
  minute: number,
  lanes: Map<ConfigurationSegment, readonly Lane[]>,
  sampled: readonly SampledRequest[],
): MinuteInput {
  const clients = endpointClients.of(context);
  const lanesOf = (segment: ConfigurationSegment): readonly Lane[] => {
    const known = lanes.get(segment) ?? segmentLanes(world, context, segment, Math.floor(minute / MINUTES));
    lanes.set(segment, known);
    return known;
  };
  return {
    minute,
    seed: `${seedAt(world, minute * MINUTE)}/queue/${endpoint}/${minute}`,
    ratePerSecond: clients.ratePerSecond(world, endpoint, minute),
    client: clients.policy(endpoint),
    parts: partsOf(world, endpoint, minute, lanesOf),
    sampled: sampled
      .filter(({ at }) => Math.floor(at / MINUTE) === minute)
      .map(({ id, at, standsFor = 1 }) => ({ id, atMs: at - minute * MINUTE, standsFor })),
  };
}

function partsOf(
  world: World,
  endpoint: string,
  minute: number,
  lanesOf: (segment: ConfigurationSegment) => readonly Lane[],
): MinutePart[] {
  const from = minute * MINUTE;
  const to = from + MINUTE;
  const inside = segmentsOf(world, endpoint).filter((segment) => segment.from > from && segment.from < to);
  const before = segmentAt(world, endpoint, from);
  const segments = before ? [before, ...inside] : inside;
  return segments.map((segment, i) => ({
    fromMs: i === 0 ? 0 : segment.from - from,
    toMs: (segments[i + 1]?.from ?? to) - from,
    lanes: lanesOf(segment),
  }));
}
