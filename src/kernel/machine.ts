// biome-ignore-all lint/suspicious/noExplicitAny: the only seam to XState's internals
import { type AnyStateMachine, type ContextFrom, createActor, type EventFromLogic, type InputFrom } from 'xstate';
import type { SimTime } from './time.ts';

/** Any machine made with `setup().createMachine()`, without history, parallel or nested states, invoke or spawn. */
export type Machine = AnyStateMachine;

/** A machine's position as the world keeps it: plain JSON. */
export interface MachineState<M extends Machine = AnyStateMachine> {
  readonly value: string; // name of the state; our machines are flat
  readonly context: ContextFrom<M>;
}

export interface MachineAction {
  readonly type: string; // name of the action in `setup({ actions })`
  readonly params: unknown;
}

/** A delay to be started or stopped in the queue of the world. The event that ends a delay is `{ type: id }`. */
export type MachineTimer =
  | { readonly verb: 'start'; readonly id: string; readonly delayMs: SimTime }
  | { readonly verb: 'cancel'; readonly id: string };

/** What an event makes of a machine: nothing is executed, effects are data. */
export interface MachineStep<M extends Machine> {
  readonly state: MachineState<M>;
  readonly actions: readonly MachineAction[];
  readonly timers: readonly MachineTimer[];
}

/** An event of the machine, or the end of one of its delays. */
export type MachineEvent<M extends Machine> = EventFromLogic<M> | { readonly type: `xstate.after.${string}` };

// The rest of this file is the only code that knows XState's internals: a machine is used as a table of transitions
// with one inert actor scope (building an actor for each call, as `transition()` does, costs ten times more).

interface Inert {
  readonly scope: any;
  effects: any[];
}

const inerts = new WeakMap<object, Inert>();
const snapshots = new WeakMap<object, any>();

function inertOf(machine: Machine): Inert {
  const known = inerts.get(machine);
  if (known) return known;
  const self: any = createActor(machine as any);
  const nothing = (): void => undefined;
  const inert: Inert = {
    effects: [],
    scope: {
      self,
      id: '',
      sessionId: '',
      system: self.system,
      defer: nothing,
      logger: nothing,
      stopChild: nothing,
      emit: nothing,
      actionExecutor: (action: any) => inert.effects.push(action),
    },
  };
  inerts.set(machine, inert);
  return inert;
}

/** Where the machine begins, given its input. */
export function initial<M extends Machine>(machine: M, input: InputFrom<M>): MachineStep<M> {
  const inert = inertOf(machine);
  inert.effects = [];
  return stepOf(machine, inert.scope.self.logic.getInitialSnapshot(inert.scope, input), inert.effects);
}

/** Sends an event. An event the state does not handle changes nothing: the same state object comes back. */
export function send<M extends Machine>(machine: M, state: MachineState<M>, event: MachineEvent<M>): MachineStep<M> {
  const inert = inertOf(machine);
  inert.effects = [];
  const before = snapshotOf(machine, state);
  const after = machine.transition(before, event as any, inert.scope);
  // An action without a change of state or context leaves the snapshot as it was.
  const step = stepOf(machine, after, inert.effects);
  return after === before ? { ...step, state } : step;
}

/** Whether the state would do anything on this event. */
export const can = <M extends Machine>(machine: M, state: MachineState<M>, event: MachineEvent<M>): boolean =>
  snapshotOf(machine, state).can(event);

function snapshotOf(machine: Machine, state: MachineState): any {
  const known = snapshots.get(state);
  if (known?.machine === machine) return known;
  const made = machine.resolveState(state as any);
  snapshots.set(state, made);
  return made;
}

function stepOf<M extends Machine>(machine: M, snapshot: any, effects: readonly any[]): MachineStep<M> {
  if (snapshot.status === 'error') throw snapshot.error;
  if (typeof snapshot.value !== 'string') throw new Error(`machine ${machine.id}: nested states are not kept`);
  const actions: MachineAction[] = [];
  const timers: MachineTimer[] = [];
  for (const { type, params } of effects) {
    if (type === 'xstate.cancel') timers.push({ verb: 'cancel', id: params.sendId });
    else if (type === 'xstate.raise') {
      // An undelayed raise was already processed.
      if (typeof params.delay === 'number') timers.push({ verb: 'start', id: params.id, delayMs: params.delay });
    } else if (type.startsWith('xstate.')) throw new Error(`machine ${machine.id}: effect ${type} is not data`);
    else actions.push({ type, params: params ?? null });
  }
  const state: MachineState<M> = { value: snapshot.value, context: snapshot.context };
  snapshots.set(state, snapshot);
  return { state, actions, timers };
}
