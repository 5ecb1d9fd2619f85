import type { Json } from '../../../kernel/json.ts';
import { SECOND, type SimTime } from '../../../kernel/time.ts';
import type { AzCall, AzOutcome } from '../../az-command.ts';

/** What a command remembers while an operation of the service goes on. */
export interface Waiting {
  readonly since: SimTime;
  readonly dots: number; // printed so far
  readonly phase: string; // what it waits for
  readonly [key: string]: Json;
}

const POLL = 5 * SECOND;
const LOOK = 60 * SECOND;

/** Begins to wait; one dot stands for one look at the operation, every five seconds. */
export function startWaiting(call: AzCall, key: string, phase: string, said = ''): AzOutcome {
  const { now } = call.tx.world;
  const state: Waiting = { since: now, dots: 0, phase };
  return { kind: 'wait', wait: { key, at: now + LOOK }, state, ...(said === '' ? {} : { emitError: said }) };
}

/** Waits on, printing the dots of the time that has passed. */
export function waitOn(call: AzCall, key: string, waiting: Waiting): AzOutcome {
  const { dots, state } = withDots(call, waiting);
  return {
    kind: 'wait',
    wait: { key, at: call.tx.world.now + LOOK },
    state,
    ...(dots === '' ? {} : { emitError: dots }),
  };
}

/** The end of the line: the last dots and how long it took. */
export const doneText = (call: AzCall, waiting: Waiting): string =>
  `${withDots(call, waiting).dots}Done ${lasted(call.tx.world.now - waiting.since)}\n\n`;

export const lastDots = (call: AzCall, waiting: Waiting): string => `${withDots(call, waiting).dots}\n`;

function withDots(call: AzCall, waiting: Waiting): { readonly dots: string; readonly state: Waiting } {
  const due = Math.floor((call.tx.world.now - waiting.since) / POLL);
  return {
    dots: '.'.repeat(Math.max(0, due - waiting.dots)),
    state: { ...waiting, dots: Math.max(due, waiting.dots) },
  };
}

function lasted(ms: SimTime): string {
  const seconds = Math.round(ms / SECOND);
  return `(${Math.floor(seconds / 60)}m ${seconds % 60}s)`;
}
