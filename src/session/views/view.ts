import type { GenericSchema, InferOutput } from 'valibot';
import type { Context } from '../../kernel/context.ts';
import type { World } from '../../kernel/world.ts';
import type { ScenarioFile } from '../../scenario/scenario-file.ts';

/** What a page may look at. */
export interface Looked<Params> {
  readonly world: World;
  readonly start: World; // the world at the player's first moment
  readonly scenario: ScenarioFile;
  readonly context: Context; // what pure computations over a world need
  readonly params: Params;
}

/**
 * A pure selection of the world for a screen. Looking changes nothing, equal worlds give equal values, values are plain
 * data that a worker can post. What does not exist is null: a deep link may be wrong.
 */
export interface View<Name extends string, Schema extends GenericSchema, Value> {
  readonly name: Name;
  readonly params: Schema;
  /** Least real milliseconds between two computations while it is on screen. */
  readonly everyMs: number;
  // Method syntax on purpose: a registry holds views of different parameters.
  select(looked: Looked<InferOutput<Schema>>): Value;
}

interface ViewOptions {
  readonly everyMs?: number; // 100 unless told; what reads telemetry takes 1000
}

export const defineView = <const Name extends string, Schema extends GenericSchema, Value>(
  name: Name,
  params: Schema,
  select: (looked: Looked<InferOutput<Schema>>) => Value,
  { everyMs = 100 }: ViewOptions = {},
): View<Name, Schema, Value> => ({ name, params, everyMs, select });
