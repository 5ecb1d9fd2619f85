// Pins our stepper to XState's own pure `transition()` and shows that delays are entries of our queue.

import { describe, expect, it } from 'vitest';
import { assign, initialTransition, raise, setup, transition } from 'xstate';
import { ContentStore } from '../../src/kernel/content-store.ts';
import { can, initial, type MachineEvent, type MachineState, send } from '../../src/kernel/machine.ts';
import { type DelayOver, type Driven, drive, driveDelay, settle } from '../../src/kernel/machine-timers.ts';
import { Memo } from '../../src/kernel/memo.ts';
import { RandomStream } from '../../src/kernel/random.ts';
import { defineReaction, type Reaction } from '../../src/kernel/reaction.ts';
import { Simulation } from '../../src/kernel/simulation.ts';
import { defineTable } from '../../src/kernel/table.ts';
import { newWorld } from '../../src/kernel/world.ts';

const pump = setup({
  types: {
    context: {} as { strokes: number; limit: number },
    events: {} as
      | { type: 'START' }
      | { type: 'STROKE'; by: number }
      | { type: 'STOP' }
      | { type: 'RING' }
      | { type: 'NUDGE' },
    input: {} as { limit: number },
  },
  actions: { warmed: () => undefined, rang: (_, _params: { strokes: number }) => undefined },
  guards: { full: ({ context }) => context.strokes >= context.limit },
  delays: { warmUp: ({ context }) => 1000 + context.strokes },
}).createMachine({
  id: 'pump',
  context: ({ input }) => ({ strokes: 0, limit: input?.limit ?? 0 }),
  initial: 'cold',
  states: {
    cold: { on: { START: 'warming' } },
    warming: { after: { warmUp: { target: 'running', actions: 'warmed' } }, on: { STOP: 'cold' } },
    running: {
      on: {
        STROKE: {
          actions: [assign({ strokes: ({ context, event }) => context.strokes + event.by }), raise({ type: 'RING' })],
        },
        RING: { actions: { type: 'rang', params: ({ context }) => ({ strokes: context.strokes }) } },
        NUDGE: { target: 'running', reenter: true },
        STOP: [{ guard: 'full', target: 'empty' }, { target: 'cold' }],
      },
      after: { 5000: 'cold' },
    },
    empty: { type: 'final' },
  },
});
type Pump = typeof pump;

const EVENTS: readonly MachineEvent<Pump>[] = [
  { type: 'START' },
  { type: 'STROKE', by: 2 },
  { type: 'STOP' },
  { type: 'RING' },
  { type: 'NUDGE' },
  { type: 'xstate.after.warmUp.pump.warming' },
  { type: 'xstate.after.5000.pump.running' },
];

/** XState's answer in our words. */
function reference(actions: readonly { type: string; params: unknown }[]) {
  const custom = actions.filter(({ type }) => !type.startsWith('xstate.'));
  return {
    actions: custom.map(({ type, params }) => ({ type, params: params ?? null })),
    timers: actions.flatMap(({ type, params }) => {
      const { id, delay, sendId } = (params ?? {}) as { id?: string; delay?: number; sendId?: string };
      if (type === 'xstate.cancel') return [{ verb: 'cancel', id: sendId }];
      return type === 'xstate.raise' && delay !== undefined ? [{ verb: 'start', id, delayMs: delay }] : [];
    }),
  };
}

describe('a machine as a table of transitions', () => {
  it('agrees with transition() over random event sequences, from live and from saved states', () => {
    const random = new RandomStream('machine-test');
    for (let sequence = 0; sequence < 60; sequence++) {
      const input = { limit: Math.floor(random.uniform() * 8) };
      let [snapshot] = initialTransition(pump, input);
      let state: MachineState<Pump> = initial(pump, input).state;
      for (let i = 0; i < 30; i++) {
        const event = EVENTS[Math.floor(random.uniform() * EVENTS.length)] as MachineEvent<Pump>;
        if (random.uniform() < 0.3) state = JSON.parse(JSON.stringify(state));
        expect(can(pump, state, event)).toBe(snapshot.can(event as never));
        const [next, actions] = transition(pump, snapshot, event as never);
        const step = send(pump, state, event);
        expect({ value: step.state.value, context: step.state.context }).toEqual({
          value: next.value,
          context: next.context,
        });
        expect({ actions: step.actions, timers: step.timers }).toEqual(reference(actions as never));
        snapshot = next;
        state = step.state;
      }
    }
  });

  it('answers an event it does not handle with the same state', () => {
    const { state } = initial(pump, { limit: 1 });
    expect(send(pump, state, { type: 'RING' }).state).toBe(state);
  });

  it('refuses effects that are not data', () => {
    const caller = setup({ actors: { child: pump } }).createMachine({
      id: 'caller',
      initial: 'idle',
      states: { idle: { on: { GO: 'busy' } }, busy: { invoke: { src: 'child', input: { limit: 1 } } } },
    });
    expect(() => send(caller, initial(caller, undefined).state, { type: 'GO' })).toThrow(
      /xstate.spawnChild is not data/,
    );
  });
});

describe('delays of a machine', () => {
  interface PumpRow extends Driven<Pump> {
    readonly warmedAt: number | null;
  }
  const pumps = defineTable<PumpRow>('test-pump');
  const delayOver: Reaction<DelayOver> = defineReaction<DelayOver>('test-pump.delay', (tx, over) => {
    const row = pumps.edit(tx, over.id);
    for (const action of driveDelay(tx, pump, row, over, delayOver))
      if (action.type === 'warmed') row.warmedAt = tx.world.now;
  });
  const simulation = () =>
    new Simulation({
      world: newWorld({ world: 'w', play: 'p', playFrom: 0 }, 0),
      reactions: [delayOver],
      context: { content: new ContentStore(), memo: new Memo(), ports: new Map() },
      isChecked: true,
    });

  it('fire at their time, and not when the state was left before', async () => {
    const sim = simulation();
    await sim.transact((tx) => {
      for (const id of ['a', 'b']) {
        const step = initial(pump, { limit: 3 });
        const row = pumps.put(tx, id, { machine: step.state, timers: {}, warmedAt: null });
        settle(tx, row, id, step, delayOver);
        drive(tx, pump, row, id, { type: 'START' }, delayOver);
      }
    });
    await sim.advance(400);
    await sim.transact((tx) => {
      drive(tx, pump, pumps.edit(tx, 'b'), 'b', { type: 'STOP' }, delayOver);
    });
    await sim.advance(2000);
    expect(pumps.need(sim.world, 'a')).toMatchObject({ machine: { value: 'running' }, warmedAt: 1000 });
    expect(pumps.need(sim.world, 'b')).toMatchObject({ machine: { value: 'cold' }, timers: {}, warmedAt: null });
    await sim.advance(6000);
    expect(pumps.need(sim.world, 'a')).toMatchObject({ machine: { value: 'cold' }, timers: {} });
    expect(sim.world.queue).toEqual([]);
  });
});
