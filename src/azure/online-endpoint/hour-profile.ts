import type { Context } from '../../kernel/context.ts';
import { HOUR, type SimTime } from '../../kernel/time.ts';
import { seedAt, type World } from '../../kernel/world.ts';
import { endpointClients } from './endpoint-clients.ts';
import { serverStart } from './server-start.ts';
import { type ServiceProfile, serviceProfile } from './service-profile.ts';
import type { ServingConfig } from './serving-config.ts';

/** How a configuration serves the sampled requests of the hour that holds `at`. */
export function hourProfile(world: World, context: Context, config: ServingConfig, at: SimTime): ServiceProfile {
  const hour = Math.floor(at / HOUR);
  const requests = endpointClients.of(context).sampledRequests(world, config.endpoint, hour);
  const seed = `${seedAt(world, hour * HOUR)}/server/${config.endpoint}/${config.deployment}/${hour}`;
  return serviceProfile(context, config, requests, { seed, now: hour * HOUR, start: serverStart(world, config) });
}

/** How a container of a configuration starts at an instant: init() alone. */
export function startProfile(world: World, context: Context, config: ServingConfig, at: SimTime): ServiceProfile {
  const start = serverStart(world, config, at);
  return serviceProfile(context, config, [], { ...start, start });
}
