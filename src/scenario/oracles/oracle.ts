import type * as v from 'valibot';
import type { Context } from '../../kernel/context.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';

/** What a verdict looks at: handling · cause · behaviour · duration · collateral damage. */
export type OracleLayer = 'handled' | 'cause' | 'behaviour' | 'sustain' | 'preserve';

/** The worlds a verdict compares. All of them are forks: judging changes nothing. */
export interface Judged {
  readonly start: World; // as the player found it
  readonly end: World; // when the player said it was over (or the span ran out)
  readonly observed: World; // after the watch that follows
  readonly twin: World | null; // the same without faults and player, played at least as far; null: there are no faults
  readonly endedAt: SimTime;
  readonly context: Context;
}

export interface Verdict {
  readonly held: boolean;
  readonly reason: string; // an outcome with measured values; never names the fix
}

/** One condition of a scenario, judged on the world alone: it knows no commands, no routes and no scripts. */
export interface Oracle<Schema extends v.GenericSchema = v.GenericSchema> {
  readonly id: string; // 'slo'
  readonly layer: OracleLayer;
  readonly parameters: Schema;
  /** How long the world must be watched after the end; the session advances the fork that far. */
  watchUntil?(parameters: v.InferOutput<Schema>, start: World, endedAt: SimTime): SimTime;
  judge(parameters: v.InferOutput<Schema>, judged: Judged): Verdict | Promise<Verdict>;
}

export const defineOracle = <Schema extends v.GenericSchema>(oracle: Oracle<Schema>): Oracle<Schema> => oracle;
