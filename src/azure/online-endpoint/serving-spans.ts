import type { SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { endpointsWithPast, segmentsOf } from './configuration-segments.ts';
import type { ServingConfig } from './serving-config.ts';
import { routesOf } from './serving-deployments.ts';

/** A time during which the containers of a deployment held one model and got one share of the calls. */
export interface ServingSpan {
  readonly endpoint: string;
  readonly config: ServingConfig;
  readonly share: number; // of the calls, 0..1; 0 = containers without traffic
  readonly from: SimTime;
  readonly to: SimTime | null; // null: it is so now
}

/** Who served when, over all endpoints and their past: by endpoint, then oldest first. */
export const servingSpans = (world: World): ServingSpan[] =>
  endpointsWithPast(world).flatMap((endpoint) => spansOf(world, endpoint));

function spansOf(world: World, endpoint: string): ServingSpan[] {
  const spans: ServingSpan[] = [];
  const open = new Map<string, ServingSpan>(); // by deployment
  for (const segment of segmentsOf(world, endpoint)) {
    const routes = routesOf(segment);
    const seen = new Set<string>();
    for (const config of segment.serving) {
      const share = routes.find(({ name }) => name === config.deployment)?.share ?? 0;
      const before = open.get(config.deployment);
      seen.add(config.deployment);
      if (before && before.share === share && isSameModel(before.config, config)) continue;
      if (before) spans.push({ ...before, to: segment.from });
      open.set(config.deployment, { endpoint, config, share, from: segment.from, to: null });
    }
    for (const [deployment, before] of open)
      if (!seen.has(deployment)) {
        spans.push({ ...before, to: segment.from });
        open.delete(deployment);
      }
  }
  return [...spans, ...open.values()].sort(
    (a, b) => a.from - b.from || (a.config.deployment < b.config.deployment ? -1 : 1),
  );
}

/** Scaling and restarts leave a span as it is; another model ends it. */
const isSameModel = (a: ServingConfig, b: ServingConfig): boolean =>
  a.modelName === b.modelName && a.modelVersion === b.modelVersion;
