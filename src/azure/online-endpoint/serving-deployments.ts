import type { World } from '../../kernel/world.ts';
import { type ConfigurationSegment, segmentAt } from './configuration-segments.ts';
import type { ServingConfig } from './serving-config.ts';

/** A deployment that gets live calls. */
export interface ServingDeployment {
  readonly name: string;
  readonly share: number; // of the calls, 0..1
  readonly instances: number;
  readonly config: ServingConfig;
}

/** The effective split: deployments that have weight and containers; shares sum to 1 unless the list is empty. */
export function routesOf(segment: ConfigurationSegment | undefined): ServingDeployment[] {
  if (!segment) return [];
  const weighted = segment.serving
    .map((config) => ({ config, weight: segment.traffic[config.deployment] ?? 0 }))
    .filter(({ weight }) => weight > 0);
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
  return weighted.map(({ config, weight }) => ({
    name: config.deployment,
    share: weight / total,
    instances: config.instances,
    config,
  }));
}

/** Who answers the calls of an endpoint now. */
export const servingDeployments = (world: World, endpoint: string): ServingDeployment[] =>
  routesOf(segmentAt(world, endpoint, world.now));
