import { DAY, HOUR } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { type MachineSpan, machineSpans } from './machine-spans.ts';
import { hourlyPrice } from './price.ts';

/** What one resource cost on one day. */
export interface DailyCost extends Pick<MachineSpan, 'service' | 'resource' | 'size' | 'tags'> {
  readonly day: number; // since the epoch
  readonly hours: number; // of machines
  readonly cost: number; // micro-euros
}

/**
 * The bill of the days `[fromDay, toDay)` by day, resource and machine size: computed from what ran, the present day as
 * far as it is over. Machines are all that is billed.
 */
export function dailyCosts(world: World, fromDay: number, toDay: number): DailyCost[] {
  const lines = new Map<string, DailyCost>();
  for (const span of machineSpans(world))
    for (let day = Math.max(fromDay, Math.floor(span.from / DAY)); day < toDay && day * DAY < span.to; day++) {
      const hours = (span.machines * (Math.min(span.to, (day + 1) * DAY) - Math.max(span.from, day * DAY))) / HOUR;
      if (hours <= 0) continue;
      const { service, resource, size, tags, tier } = span;
      const key = `${String(day).padStart(6, '0')} ${service} ${resource} ${size} ${tier}`;
      const before = lines.get(key) ?? { service, resource, size, tags, day, hours: 0, cost: 0 };
      const cost = before.cost + hours * hourlyPrice(size, tier);
      lines.set(key, { ...before, hours: before.hours + hours, cost });
    }
  return [...lines.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, line]) => ({ ...line, cost: Math.round(line.cost) }));
}
