import { setup } from 'xstate';
import { ContentStore } from '../kernel/content-store.ts';
import type { Context } from '../kernel/context.ts';
import { initial, send } from '../kernel/machine.ts';
import { type DelayOver, type Driven, drive, settle } from '../kernel/machine-timers.ts';
import { Memo } from '../kernel/memo.ts';
import { defineReaction, schedule } from '../kernel/reaction.ts';
import { realm } from '../kernel/realm.ts';
import { Simulation } from '../kernel/simulation.ts';
import { defineTable } from '../kernel/table.ts';
import { SECOND } from '../kernel/time.ts';
import { newWorld } from '../kernel/world.ts';

/** One measured figure; `held` says whether it keeps its bound. */
export interface BenchFigure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bound?: string;
  readonly held?: boolean;
}

const EVENTS = 20_000;
const ROUNDS = 5;

const machine = setup({
  types: { events: {} as { type: 'NEXT' } },
  actions: { charge: () => undefined },
}).createMachine({
  id: 'bench',
  initial: 'Creating',
  states: {
    Creating: { on: { NEXT: { target: 'Running', actions: 'charge' } } },
    Running: { on: { NEXT: 'Stopping' } },
    Stopping: { on: { NEXT: 'Creating' } },
  },
});

const rows = defineTable<Driven<typeof machine>>('bench-row');
const unused = defineReaction<DelayOver>('bench.delay', () => undefined);
const tick = defineReaction<{ readonly id: string }>('bench.tick', (tx, { id }) => {
  drive(tx, machine, rows.edit(tx, id), id, { type: 'NEXT' }, unused);
  schedule(tx, tx.world.now + SECOND, tick, { id });
});

/** Kernel events per second beside the bare machine stepper, in the same run. */
export async function benchKernel(): Promise<BenchFigure[]> {
  const bare: number[] = [];
  const kernel: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const [perSecondBare, perSecondKernel] = [steps(), await events()];
    if (round === 0) continue; // warm-up
    bare.push(perSecondBare);
    kernel.push(perSecondKernel);
  }
  const ratio = median(kernel.map((rate, i) => rate / (bare[i] as number)));
  return [
    { name: 'bare machine steps', value: Math.round(median(bare)), unit: '/s' },
    { name: 'kernel events (each with a machine step)', value: Math.round(median(kernel)), unit: '/s' },
    { name: 'kernel events per bare step', value: round2(ratio), unit: 'ratio', bound: '>= 0.2', held: ratio >= 0.2 },
  ];
}

function steps(): number {
  let { state } = initial(machine, undefined);
  const startedAt = realm.hostMilliseconds();
  for (let i = 0; i < EVENTS; i++) ({ state } = send(machine, state, { type: 'NEXT' }));
  return (EVENTS / (realm.hostMilliseconds() - startedAt)) * 1000;
}

async function events(): Promise<number> {
  const context: Context = { content: new ContentStore(), memo: new Memo(), ports: new Map() };
  const world = newWorld({ world: 'bench', play: 'bench', playFrom: 0 }, 0);
  const simulation = new Simulation({ world, reactions: [tick, unused], context });
  await simulation.transact((tx) => {
    for (let i = 0; i < 300; i++) {
      const id = `row-${i}`;
      const row = rows.put(tx, id, { machine: initial(machine, undefined).state, timers: {} });
      settle(tx, row, id, initial(machine, undefined), unused);
      schedule(tx, i, tick, { id });
    }
  });
  const startedAt = realm.hostMilliseconds();
  for (let i = 0; i < EVENTS; i++) await simulation.step(Number.MAX_SAFE_INTEGER);
  return (EVENTS / (realm.hostMilliseconds() - startedAt)) * 1000;
}

/** The middle value of an odd number of values, the upper middle of an even one. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] as number;

export const round2 = (value: number): number => Math.round(value * 100) / 100;
