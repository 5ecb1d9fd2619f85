import { RandomStream } from '../../kernel/random.ts';
import { MINUTE, SECOND, type SimTime } from '../../kernel/time.ts';
import { seedAt, type World } from '../../kernel/world.ts';
import type { DeploymentDelays } from './deployment-machine.ts';

/** What an operation has to bring about: new containers, more or fewer of the same, or nothing that runs. */
export type OperationKind = 'new-containers' | 'scale-out' | 'scale-in';

/**
 * How long the steps of an operation take. New containers take 7 to 15 minutes, longer when the image is still being
 * built; more instances 3 to 6; everything else half a minute.
 */
export function drawDelays(world: World, id: string, kind: OperationKind, imageReadyAt: SimTime): DeploymentDelays {
  const random = new RandomStream(`${seedAt(world, world.now)}/deployment-delays/${id}/${world.now}`);
  const [total, first, last] = [random.uniform(), random.uniform(), random.uniform()];
  if (kind === 'scale-in') return { setup: Math.round((20 + 20 * total) * SECOND), image: 0, model: 0, probe: 0 };
  const minutes = kind === 'new-containers' ? 6.7 + 7.6 * total : 2.7 + 3 * total;
  const setupShare = 0.35 + 0.2 * first;
  const modelShare = 0.04 + 0.06 * last;
  const setup = Math.round(minutes * setupShare * MINUTE);
  const pull = Math.round(minutes * (1 - setupShare - modelShare) * MINUTE);
  const model = Math.round(minutes * modelShare * MINUTE);
  const waited = Math.max(0, imageReadyAt - (world.now + setup));
  return { setup, image: waited > 0 ? waited + Math.round(pull / 4) : pull, model, probe: 0 };
}
