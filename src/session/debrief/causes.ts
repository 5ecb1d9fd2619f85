import * as v from 'valibot';
import type { World } from '../../kernel/world.ts';
import type { Fault } from '../../scenario/faults/fault.ts';
import { faults } from '../../scenario/faults/registry.ts';
import { struckFaults } from '../../scenario/faults/struck-fault.ts';
import type { FaultEvent } from './debrief-event.ts';

/** The causes that took effect, oldest first. */
export const causesOf = (world: World): FaultEvent[] =>
  struckFaults.all(world).flatMap(({ at, fault: id, with: parameters }): FaultEvent[] => {
    const fault: Fault | undefined = faults.find((one) => one.id === id);
    if (!fault) return [];
    const told = fault.tell(v.parse(fault.parameters, parameters));
    return [{ kind: 'fault', lane: 'causes', at, explain: fault.explain, ...told }];
  });
