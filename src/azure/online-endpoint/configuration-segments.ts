import { defineTable } from '../../kernel/table.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { Tx } from '../../kernel/tx.ts';
import type { World } from '../../kernel/world.ts';
import { deploymentsOf } from './deployment.ts';
import { endpoints, type Traffic } from './endpoint.ts';
import type { ServingConfig } from './serving-config.ts';

/** How an endpoint served from an instant on. Telemetry is computed from these, never stored. */
export interface ConfigurationSegment {
  readonly from: SimTime;
  readonly traffic: Traffic;
  readonly serving: readonly ServingConfig[]; // by name of the deployment
}

interface SegmentList {
  readonly segments: readonly ConfigurationSegment[]; // oldest first
}

const segmentLists = defineTable<SegmentList>('online-endpoint-segments');

/** Notes how the endpoint serves from now on. Called after every change of traffic or containers. */
export function recordSegment(tx: Tx, endpoint: string): void {
  const row = endpoints.get(tx.world, endpoint);
  const segment: ConfigurationSegment = {
    from: tx.world.now,
    traffic: row?.traffic ?? {},
    serving: row ? deploymentsOf(tx.world, endpoint).flatMap(({ serving }) => (serving ? [serving] : [])) : [],
  };
  const before = segmentLists.get(tx.world, endpoint)?.segments ?? [];
  const kept = before.at(-1)?.from === segment.from ? before.slice(0, -1) : before;
  segmentLists.put(tx, endpoint, { segments: [...kept, segment] });
}

/** How the endpoint served at an instant; undefined before its first deployment and for unknown endpoints. */
export function segmentAt(world: World, endpoint: string, at: SimTime): ConfigurationSegment | undefined {
  return segmentLists.get(world, endpoint)?.segments.findLast((segment) => segment.from <= at);
}

/** All segments of an endpoint, oldest first; an endpoint that was deleted keeps its past. */
export const segmentsOf = (world: World, endpoint: string): readonly ConfigurationSegment[] =>
  segmentLists.get(world, endpoint)?.segments ?? [];

/** Endpoints that serve or once served, deleted ones included. */
export const endpointsWithPast = (world: World): string[] => segmentLists.ids(world);
