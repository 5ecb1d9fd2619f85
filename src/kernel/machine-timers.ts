import type { Json } from './json.ts';
import {
  type Machine,
  type MachineAction,
  type MachineEvent,
  type MachineState,
  type MachineStep,
  send,
} from './machine.ts';
import { cancelEvent } from './queue.ts';
import { type Reaction, schedule } from './reaction.ts';
import type { Mutable, Tx } from './tx.ts';

/** The part of a row that a machine drives. */
export interface Driven<M extends Machine> {
  readonly machine: MachineState<M>;
  readonly timers: { readonly [delay: string]: number }; // running delays → sequence number in the queue
}

/** What the queue brings back when a delay is over. */
export interface DelayOver {
  readonly id: string; // id of the row
  readonly delay: string; // the machine's own name of the delay
  readonly [key: string]: Json;
}

/** Takes a step over into the row: its state, and its delays as entries of the queue. Returns the actions to carry out. */
export function settle<M extends Machine>(
  tx: Tx,
  row: Mutable<Driven<M>>,
  id: string,
  step: MachineStep<M>,
  reaction: Reaction<DelayOver>,
): readonly MachineAction[] {
  row.machine = step.state;
  if (step.timers.length === 0) return step.actions;
  const timers = { ...row.timers };
  for (const timer of step.timers) {
    const running = timers[timer.id];
    if (running !== undefined) cancelEvent(tx, running);
    delete timers[timer.id];
    if (timer.verb === 'start')
      timers[timer.id] = schedule(tx, tx.world.now + Math.round(timer.delayMs), reaction, { id, delay: timer.id });
  }
  row.timers = timers;
  return step.actions;
}

/** Sends an event to the machine of a row and settles it. */
export const drive = <M extends Machine>(
  tx: Tx,
  machine: M,
  row: Mutable<Driven<M>>,
  id: string,
  event: MachineEvent<M>,
  reaction: Reaction<DelayOver>,
): readonly MachineAction[] => settle(tx, row, id, send(machine, row.machine, event), reaction);

/** Sends the end of a delay, which leaves the row's list of running delays. */
export function driveDelay<M extends Machine>(
  tx: Tx,
  machine: M,
  row: Mutable<Driven<M>>,
  over: DelayOver,
  reaction: Reaction<DelayOver>,
): readonly MachineAction[] {
  const { [over.delay]: _, ...timers } = row.timers;
  row.timers = timers;
  return drive(tx, machine, row, over.id, { type: over.delay as `xstate.after.${string}` }, reaction);
}
