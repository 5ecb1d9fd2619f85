import { defineTable } from '../kernel/table.ts';
import type { SimTime } from '../kernel/time.ts';
import type { Tx } from '../kernel/tx.ts';
import type { World } from '../kernel/world.ts';
import { AGREED_THRESHOLDS, type Thresholds } from './decisions.ts';

/** How the gateway decides on a score from an instant on. */
export interface GatewayThresholds extends Thresholds {
  readonly since: SimTime;
}

const settings = defineTable<GatewayThresholds>('gateway-thresholds');

/** Plans or makes a change of the gateway's settings. */
export const setThresholds = (tx: Tx, made: GatewayThresholds): void => {
  settings.put(tx, String(made.since).padStart(14, '0'), made);
};

/** The settings in force at an instant; those of today where nobody ever changed them. */
export const thresholdsAt = (world: World, at: SimTime): Thresholds =>
  settings.all(world).findLast(({ since }) => since <= at) ?? AGREED_THRESHOLDS;
