import type { Context } from './context.ts';
import type { Json } from './json.ts';
import { nextEvent, popEvent } from './queue.ts';
import type { Reaction } from './reaction.ts';
import { type RealmBinding, realm } from './realm.ts';
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
  private latest: Tx | undefined; // the running transaction while this simulation owns the realm
  private readonly binding: RealmBinding = { now: () => (this.latest?.world ?? this.current).now };
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

  /**
   * Processes one event. False when the queue is empty or the next event is due after `until`. The answer is a promise
   * only when there is something to wait for: another owner of the realm, or a reaction that takes its time.
   */
  step(until: SimTime): boolean | Promise<boolean> {
    const due = nextEvent(this.current);
    if (!due || due.at > until) return false;
    const leave = realm.tryEnter(this.binding);
    return leave ? this.react(leave, until) : realm.enter(this.binding).then((left) => this.react(left, until));
  }

  /** Processes everything due until `until` inclusive and sets the clock there. */
  async advance(until: SimTime): Promise<void> {
    for (;;) {
      const stepped = this.step(until);
      if (!(typeof stepped === 'boolean' ? stepped : await stepped)) break;
    }
    this.setClock(until);
  }

  /** Processes events until `steps` of them have happened since the world began. */
  async advanceToStep(steps: number): Promise<void> {
    while (this.current.steps < steps) {
      const stepped = this.step(Number.MAX_SAFE_INTEGER);
      if (!(typeof stepped === 'boolean' ? stepped : await stepped)) break;
    }
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
    const leave = realm.tryEnter(this.binding) ?? (await realm.enter(this.binding));
    await this.change(leave, change);
  }

  /** Runs the reaction of the next event. The realm is ours; while we waited for it the world may have moved on. */
  private react(leave: () => void, until: SimTime): boolean | Promise<boolean> {
    const due = nextEvent(this.current);
    const reaction = due && this.reactions.get(due.type);
    if (!due || due.at > until || !reaction) {
      leave();
      if (due && !reaction) throw new Error(`no reaction is registered for event '${due.type}'`);
      return false;
    }
    const unfinished = this.change(leave, (tx) => {
      const event = popEvent(tx);
      tx.world.now = event.at;
      tx.world.steps++;
      return (reaction as Reaction<Json>).run(tx, event.data, this.context);
    });
    return unfinished ? unfinished.then(() => true) : true;
  }

  /** One transaction, after which the realm is given back. A promise only when `change` answers with one. */
  private change(leave: () => void, change: (tx: Tx) => void | Promise<void>): undefined | Promise<void> {
    const tx = new Tx(this.current);
    this.latest = tx;
    let unfinished: Promise<void> | undefined;
    try {
      unfinished = change(tx) ?? undefined;
    } catch (error) {
      leave();
      throw error;
    }
    if (unfinished) return this.finish(leave, tx, unfinished);
    leave();
    this.current = tx.commit(this.isChecked);
    return undefined;
  }

  private async finish(leave: () => void, tx: Tx, unfinished: Promise<void>): Promise<void> {
    try {
      await unfinished;
    } finally {
      leave();
    }
    this.current = tx.commit(this.isChecked);
  }
}
