import * as v from 'valibot';
import { type Harm, harmOver } from '../company/ledger/harm.ts';
import { firstResolved } from '../company/on-call/incident.ts';
import type { SimTime } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import type { Oracle, OracleLayer } from '../scenario/oracles/oracle.ts';
import { oracles } from '../scenario/oracles/registry.ts';
import { ContentError } from '../scenario/pack.ts';
import type { ScenarioFile } from '../scenario/scenario-file.ts';
import { type Status, statusOf } from '../scenario/status.ts';
import { judgedObjective } from './debrief/judged-objective.ts';
import type { Engine } from './engine.ts';
import { Play, type PlayIdentity } from './play.ts';
import { firstStrike, type TwinFiles, twinAt } from './twin.ts';
import { type CurvePoint, sloCurve, stepFor } from './views/slo-curve.ts';

export interface OracleVerdict {
  readonly id: string;
  readonly layer: OracleLayer;
  readonly held: boolean;
  readonly reason: string;
}

export interface Verdicts {
  readonly status: Status;
  readonly oracles: readonly OracleVerdict[];
  readonly endedAt: SimTime; // when the player said it was over, or the play stopped
  readonly watchedUntil: SimTime;
  readonly watch: readonly CurvePoint[]; // how customers fared from the end on, without the player
  readonly harm: Harm | null; // from the first fault to the end of the watch; null: there was no fault
}

/** The worlds of a play that is over. */
export interface PlayedWorlds {
  readonly start: World; // as the player found it
  readonly end: World;
  readonly twin: TwinFiles;
}

interface Condition {
  readonly oracle: Oracle;
  readonly parameters: unknown;
}

/** The conditions of a scenario with their parameters. @throws ContentError naming the place */
export function conditionsOf(scenario: ScenarioFile): Condition[] {
  return scenario.oracles.map((asked, index) => {
    const file = `${scenario.id}/scenario.yml`;
    const oracle: Oracle | undefined = oracles.find((candidate) => candidate.id === asked.id);
    if (!oracle) throw new ContentError(file, `oracles.${index}.id`, `no oracle is named '${asked.id}'`);
    const parsed = v.safeParse(oracle.parameters, asked.with);
    if (parsed.success) return { oracle, parameters: parsed.output };
    const issue = parsed.issues[0];
    throw new ContentError(file, `oracles.${index}.with.${v.getDotPath(issue) ?? ''}`, issue.message);
  });
}

/** Shares of the work: letting the world run on, playing its healthy twin, asking. */
const WATCHING = 0.4;
const COMPARING = 0.4;
const ASKING = 1 - WATCHING - COMPARING;

/**
 * Judges a play on forks of its world: lets the world run on without the player for as long as the conditions ask, plays
 * the healthy twin as far, then asks each condition. The judged world itself is not touched.
 */
export async function judge(
  engine: Engine,
  scenario: ScenarioFile,
  identity: PlayIdentity,
  { start, end, twin }: PlayedWorlds,
  onProgress: (share: number) => void = () => undefined,
): Promise<Verdicts> {
  const conditions = conditionsOf(scenario);
  const endedAt = firstResolved(end)?.resolvedAt ?? end.now;
  const watchedUntil = conditions.reduce(
    (until, { oracle, parameters }) => Math.max(until, oracle.watchUntil?.(parameters, start, endedAt) ?? 0),
    end.now,
  );
  const watch = new Play(identity, engine, end);
  await engine.ready();
  const watchedFor = Math.max(1, watchedUntil - end.now);
  await watch.advance(watchedUntil, async () => {
    onProgress((WATCHING * (watch.world.now - end.now)) / watchedFor);
    return true;
  });
  const struckAt = firstStrike(scenario, identity.variant);
  const healthy =
    struckAt !== null && conditions.length > 0
      ? await twinAt(engine, identity, twin, watchedUntil, async (now) => {
          const share = (now - scenario.t0) / Math.max(1, watchedUntil - scenario.t0);
          onProgress(WATCHING + COMPARING * Math.max(0, Math.min(1, share)));
        })
      : null;
  const harm = healthy && struckAt !== null ? harmOver(watch.world, healthy, struckAt, watchedUntil) : null;
  const judged = { start, end, observed: watch.world, twin: healthy, endedAt, context: engine.viewContext };
  const verdicts: OracleVerdict[] = [];
  for (const { oracle, parameters } of conditions) {
    const { held, reason } = await oracle.judge(parameters, judged);
    verdicts.push({ id: oracle.id, layer: oracle.layer, held, reason });
    onProgress(WATCHING + COMPARING + (ASKING * verdicts.length) / conditions.length);
  }
  return {
    status: statusOf(verdicts),
    oracles: verdicts,
    endedAt,
    watchedUntil,
    watch: watchOf(engine, watch.world, endedAt, watchedUntil),
    harm,
  };
}

const MOST_POINTS = 90;

function watchOf({ viewContext }: Engine, observed: World, from: SimTime, to: SimTime): CurvePoint[] {
  const objective = judgedObjective(observed);
  return objective ? sloCurve(observed, viewContext, objective.endpoint, from, to, stepFor(from, to, MOST_POINTS)) : [];
}
