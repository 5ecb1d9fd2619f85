import type { Context } from './context.ts';
import type { Json } from './json.ts';
import { nextEvent, popEvent } from './queue.ts';
import type { Reaction } from './reaction.ts';
import { realm } from './realm.ts';
import type { SimTime } from './time.ts';
import { Tx } from './tx.ts';
import type { World } from './world.ts';

export interface SimulationOptions {
  readonly world: World;
  readonly reactions: readonly Reaction<never>[];
  readonly context: Context;
  /** Check and freeze what each transaction made (development, tests). */
  readonly isChecked?: boolean;
}

/**
 * Plays one world forward: takes the next due event, runs its reaction in a transaction, commits. The order is
 * `(at, seq)` and nothing else; how far each call advances never changes the result.
 */
export class Simulation {
  private current: World;
  private readonly reactions: ReadonlyMap<string, Reaction<never>>;
  readonly context: Context;
  private readonly isChecked: boolean;

  constructor(options: SimulationOptions) {
    this.current = options.world;
    this.context = options.context;
    this.isChecked = options.isChecked ?? false;
    const reactions = new Map<string, Reaction<never>>();
    for (const reaction of options.reactions) {
      if (reactions.has(reaction.type)) throw new Error(`two reactions are named '${reaction.type}'`);
      reactions.set(reaction.type, reaction);
    }
    this.reactions = reactions;
  }

  get world(): World {
    return this.current;
  }

  /** Processes one event. False when the queue is empty or the next event is due after `until`. */
  async step(until: SimTime): Promise<boolean> {
    const due = nextEvent(this.current);
    if (!due || due.at > until) return false;
    const reaction = this.reactions.get(due.type);
    if (!reaction) throw new Error(`no reaction is registered for event '${due.type}'`);
    await this.transact(async (tx) => {
      const event = popEvent(tx);
      tx.world.now = event.at;
      tx.world.steps++;
      await (reaction as Reaction<Json>).run(tx, event.data, this.context);
    });
    return true;
  }

  /** Processes everything due until `until` inclusive and sets the clock there. */
  async advance(until: SimTime): Promise<void> {
    while (await this.step(until));
    this.setClock(until);
  }

  /** Processes events until `steps` of them have happened since the world began. */
  async advanceToStep(steps: number): Promise<void> {
    while (this.current.steps < steps && (await this.step(Number.MAX_SAFE_INTEGER)));
  }

  /** Moves the clock forward to `at` when nothing is due before. */
  setClock(at: SimTime): void {
    if (at <= this.current.now) return;
    const due = nextEvent(this.current);
    if (due && due.at < at) throw new Error(`clock: ${due.type} is due at ${due.at}, before ${at}`);
    this.current = { ...this.current, now: at };
    if (this.isChecked) Object.freeze(this.current);
  }

  /** Changes the world from outside (an input). Between steps only. */
  async transact(change: (tx: Tx) => void | Promise<void>): Promise<void> {
    const tx = new Tx(this.current);
    const leave = await realm.enter({ now: () => tx.world.now });
    try {
      await change(tx);
    } finally {
      leave();
    }
    this.current = tx.commit(this.isChecked);
  }
}
