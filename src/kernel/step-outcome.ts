import type { Json } from './json.ts';
import type { SimTime } from './time.ts';

/**
 * What a blocking command answers each time it is stepped: a result, or what it waits for together with all it has to
 * remember. State is JSON in the world, so a waiting command can be saved, forked and replayed.
 */
export type StepOutcome =
  | { readonly out?: string; readonly err?: string; readonly code?: number; readonly wait?: undefined }
  | {
      readonly wait: { readonly at?: SimTime; readonly key?: string };
      readonly state: Json;
      readonly emit?: string; // to stdout, shown while the command waits
      readonly emitError?: string; // to stderr, shown while the command waits
    };
