import { type Activity, activities } from '../../azure/activity.ts';
import { type ConfigurationSegment, segmentsOf } from '../../azure/online-endpoint/configuration-segments.ts';
import { deploymentsOf } from '../../azure/online-endpoint/deployment.ts';
import type { Traffic } from '../../azure/online-endpoint/endpoint.ts';
import type { ServingConfig } from '../../azure/online-endpoint/serving-config.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';

/** A change of how an endpoint answers, at the instant from which it did. */
export interface Release {
  readonly at: SimTime;
  readonly kind: 'up' | 'updated' | 'scaled' | 'removed' | 'failed' | 'traffic';
  readonly deployment: string | null; // null for traffic
  readonly traffic: Traffic | null; // the new split
  readonly model: string | null; // 'checkout-risk:12': what its containers hold
  readonly instances: number | null;
  readonly by: string | null; // who asked for it, as the activity log says
}

/** What changed about an endpoint in `[from, to]`, oldest first: read off how it served, not off what was asked for. */
export function releasesOf(world: World, endpoint: string, from: SimTime, to: SimTime): Release[] {
  const segments = segmentsOf(world, endpoint);
  const said = activities(world, 0, to).filter(({ resource }) => isOf(resource, endpoint));
  const changes = segments.flatMap((segment, i) =>
    segment.from >= from && segment.from <= to ? changesAt(segments[i - 1], segment, said) : [],
  );
  const failures = deploymentsOf(world, endpoint).flatMap(({ name, failure, modelName, modelVersion }): Release[] =>
    failure && failure.at >= from && failure.at <= to
      ? [
          {
            ...NOTHING,
            at: failure.at,
            kind: 'failed',
            deployment: name,
            model: modelOf({ modelName, modelVersion }),
            by: writer(said, name, failure.at),
          },
        ]
      : [],
  );
  return [...changes, ...failures].sort((a, b) => a.at - b.at);
}

const NOTHING = { deployment: null, traffic: null, model: null, instances: null } as const;

const isOf = (resource: string, endpoint: string): boolean => `${resource}/`.includes(`/onlineEndpoints/${endpoint}/`);

function changesAt(
  before: ConfigurationSegment | undefined,
  after: ConfigurationSegment,
  said: readonly Activity[],
): Release[] {
  const at = after.from;
  const changes: Release[] = [];
  const old = new Map(before?.serving.map((config) => [config.deployment, config]));
  for (const config of after.serving) {
    const { deployment, instances } = config;
    const kind = kindOf(old.get(deployment), config);
    old.delete(deployment);
    if (kind)
      changes.push({
        ...NOTHING,
        at,
        kind,
        deployment,
        instances,
        model: modelOf(config),
        by: writer(said, deployment, at),
      });
  }
  for (const deployment of old.keys())
    changes.push({ ...NOTHING, at, kind: 'removed', deployment, by: writer(said, deployment, at) });
  if (trafficText(before?.traffic ?? {}) !== trafficText(after.traffic))
    changes.push({ ...NOTHING, at, kind: 'traffic', traffic: after.traffic, by: splitter(said, after.traffic, at) });
  return changes;
}

function kindOf(before: ServingConfig | undefined, after: ServingConfig): Release['kind'] | null {
  if (!before) return 'up';
  if (before.startedAt !== after.startedAt) return 'updated';
  return before.instances === after.instances ? null : 'scaled';
}

const modelOf = ({ modelName, modelVersion }: Pick<ServingConfig, 'modelName' | 'modelVersion'>): string | null =>
  modelName === null ? null : `${modelName}:${modelVersion}`;

const trafficText = (traffic: Traffic): string =>
  Object.keys(traffic)
    .sort()
    .map((name) => `${name}=${traffic[name]}`)
    .join(' ');

/** Who last asked for a change of a deployment before an instant. */
const writer = (said: readonly Activity[], deployment: string, at: SimTime): string | null =>
  said.findLast((one) => one.at <= at && one.resource.endsWith(`/deployments/${deployment}`))?.actor ?? null;

/** Who last asked for this split; a deployment created with all traffic takes it without a change of the endpoint. */
function splitter(said: readonly Activity[], traffic: Traffic, at: SimTime): string | null {
  const wanted = `traffic ${trafficText(traffic) || 'none'}`;
  const asked = said.findLast((one) => one.at <= at && one.detail === wanted);
  const [only, second] = Object.keys(traffic);
  return asked?.actor ?? (only !== undefined && second === undefined ? writer(said, only, at) : null);
}
