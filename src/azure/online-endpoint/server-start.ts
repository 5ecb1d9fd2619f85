import type { ServerStart } from '../../kernel/script.ts';
import type { SimTime } from '../../kernel/time.ts';
import { seedAt, type World } from '../../kernel/world.ts';
import type { ServingConfig } from './serving-config.ts';

/** The start of a container's server process: when it took over, unless told otherwise. */
export const serverStart = (
  world: World,
  { endpoint, deployment, startedAt }: ServingConfig,
  at: SimTime = startedAt,
): ServerStart => ({ seed: `${seedAt(world, at)}/server/${endpoint}/${deployment}/start`, now: at });
