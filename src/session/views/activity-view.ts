import * as v from 'valibot';
import { activities } from '../../azure/activity.ts';
import { dataAssets } from '../../azure/data/data-asset.ts';
import { environments } from '../../azure/environment/environment.ts';
import { models } from '../../azure/model/model.ts';
import type { SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { defineView } from './view.ts';

/** One change of the estate. */
export interface ActivityEntry {
  readonly at: SimTime;
  readonly actor: string; // 'release-manager'
  readonly operation: string; // 'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/write'
  readonly kind: ActivityKind;
  readonly resource: string; // 'onlineEndpoints/checkout-risk/deployments/green', without the workspace
  readonly segments: readonly string[] | null; // of the resource's page; null: it has none
  readonly detail: string;
  readonly before: string | null; // the split of the traffic that a change of it replaced: 'blue=100'
}

/** What kind of change it is, as somebody on call asks. */
export type ActivityKind = 'traffic' | 'deployment' | 'endpoint' | 'model' | 'environment' | 'data' | 'job' | 'other';

/** Every change of the estate, newest first. */
export const activityView = defineView('activity', v.strictObject({}), ({ world }) => activityLog(world), {
  everyMs: 250,
});

function activityLog(world: World): ActivityEntry[] {
  const traffic = new Map<string, string>(); // by endpoint, as of the entry
  return activities(world, 0, world.now)
    .map((activity) => {
      const [workspace = '', ...parts] = activity.resource.split('/');
      const split = /^traffic (.+)$/.exec(activity.detail)?.[1];
      const before = traffic.get(activity.resource) ?? 'none';
      if (split !== undefined) traffic.set(activity.resource, split);
      const isTraffic = split !== undefined && split !== before;
      return {
        at: activity.at,
        actor: activity.actor,
        operation: activity.operation,
        kind: isTraffic ? 'traffic' : kindOf(parts),
        resource: parts.join('/'),
        segments: segmentsOf(world, workspace, parts),
        detail: activity.detail,
        before: isTraffic ? before : null,
      } satisfies ActivityEntry;
    })
    .reverse();
}

const KINDS: { readonly [collection: string]: ActivityKind } = {
  models: 'model',
  environments: 'environment',
  data: 'data',
  jobs: 'job',
  onlineEndpoints: 'endpoint',
};

const kindOf = ([collection = '', , below]: readonly string[]): ActivityKind =>
  below === 'deployments' ? 'deployment' : (KINDS[collection] ?? 'other');

const TABLES = { models, environments, data: dataAssets } as const;

function segmentsOf(world: World, workspace: string, parts: readonly string[]): string[] | null {
  const [collection = '', name = '', , version] = parts;
  if (collection === 'jobs') return ['jobs', name];
  if (collection === 'onlineEndpoints') return ['endpoints', name];
  if (!Object.hasOwn(TABLES, collection)) return null;
  const latest = TABLES[collection as keyof typeof TABLES].latest(world, workspace, name)?.version;
  const shown = version ?? latest;
  return shown === undefined ? null : [collection, name, shown];
}
