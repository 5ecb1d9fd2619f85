import { endpoints } from '../../azure/online-endpoint/endpoint.ts';
import type { ServingConfig } from '../../azure/online-endpoint/serving-config.ts';
import { type ServingSpan, servingSpans } from '../../azure/online-endpoint/serving-spans.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';

/** A deployment and its share of the calls. */
export interface ServedBy {
  readonly endpoint: string;
  readonly deployment: string;
  readonly share: number; // 0..1; 0 = containers without traffic
}

/** A time during which a deployment served something. */
export interface ServedSpan extends ServedBy {
  readonly from: SimTime;
  readonly to: SimTime | null; // null: it is so now
  readonly isGone: boolean; // the endpoint does not exist any more
}

/** When deployments held something, newest first. */
export const servedSpans = (world: World, holds: (config: ServingConfig) => boolean): ServedSpan[] =>
  servingSpans(world)
    .filter(({ config }) => holds(config))
    .map((span) => ({ ...servedBy(span), from: span.from, to: span.to, isGone: !endpoints.get(world, span.endpoint) }))
    .sort((a, b) => b.from - a.from);

/** The deployments that hold it now. */
export const servedNow = (world: World, holds: (config: ServingConfig) => boolean): ServedBy[] =>
  servingSpans(world)
    .filter(({ config, to }) => to === null && holds(config))
    .map(servedBy);

const servedBy = ({ endpoint, config, share }: ServingSpan): ServedBy => ({
  endpoint,
  deployment: config.deployment,
  share,
});
