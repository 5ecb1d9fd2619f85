import * as v from 'valibot';
import type { Json } from '../../kernel/json.ts';
import { defineReaction, type Reaction } from '../../kernel/reaction.ts';
import type { Fault } from './fault.ts';
import { struckFaults } from './struck-fault.ts';

interface Strike {
  readonly fault: string;
  readonly with: Json;
  readonly [key: string]: Json;
}

export const FAULT_STRIKES = 'fault.strikes';

/** A planned fault happens. Its parameters were checked when the scenario was read. */
export const faultStrikes = (faults: readonly Fault[]): Reaction<Strike> =>
  defineReaction<Strike>(FAULT_STRIKES, (tx, strike, context) => {
    const fault = faults.find((candidate) => candidate.id === strike.fault);
    if (!fault) throw new Error(`no fault is named '${strike.fault}'`);
    const n = String(struckFaults.ids(tx.world).length + 1).padStart(3, '0');
    struckFaults.put(tx, n, { at: tx.world.now, fault: fault.id, with: strike.with });
    fault.strike(tx, v.parse(fault.parameters, strike.with), context);
  });
