import { defineTable } from '../../kernel/table.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { Tx } from '../../kernel/tx.ts';
import type { World } from '../../kernel/world.ts';

/** One time a rule fired, and when what it measures came back below its threshold. */
export interface AlertInstance {
  readonly rule: string;
  readonly firedAt: SimTime;
  readonly value: number; // what was measured then
  readonly resolvedAt: SimTime | null; // null: it is still over it
}

/** Keyed `<rule>/<number>`. */
const instances = defineTable<AlertInstance>('alert-instance');

/** How often a rule fired, oldest first. */
export const instancesOf = (world: World, rule: string): AlertInstance[] =>
  instances.all(world).filter((one) => one.rule === rule);

const idOf = (rule: string, n: number): string => `${rule}/${String(n).padStart(5, '0')}`;

export function noteFired(tx: Tx, rule: string, value: number): void {
  const n = instancesOf(tx.world, rule).length + 1;
  instances.put(tx, idOf(rule, n), { rule, firedAt: tx.world.now, value, resolvedAt: null });
}

export function noteResolved(tx: Tx, rule: string): void {
  instances.edit(tx, idOf(rule, instancesOf(tx.world, rule).length)).resolvedAt = tx.world.now;
}
