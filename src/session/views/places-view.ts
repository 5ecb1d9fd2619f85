import * as v from 'valibot';
import { alertRules } from '../../azure/alert/alert-rule.ts';
import { clusters } from '../../azure/compute/cluster.ts';
import { dataAssets } from '../../azure/data/data-asset.ts';
import { environments } from '../../azure/environment/environment.ts';
import { jobs } from '../../azure/job/job.ts';
import { models } from '../../azure/model/model.ts';
import { endpoints } from '../../azure/online-endpoint/endpoint.ts';
import { schedules } from '../../azure/schedule/schedule.ts';
import type { World } from '../../kernel/world.ts';
import { isMonitor } from './monitor-rows.ts';
import { defineView } from './view.ts';

/** Something with a page of its own. */
export interface Place {
  readonly kind: 'endpoint' | 'job' | 'model' | 'data' | 'environment' | 'compute' | 'monitor' | 'alert';
  readonly name: string; // 'checkout-risk:12'
  readonly about: string; // what else it may be found by
  readonly segments: readonly string[]; // of the page's address
}

/** Everything that can be gone to by name: what the command palette searches. */
export const placesView = defineView('places', v.strictObject({}), ({ world }): Place[] => placesOf(world), {
  everyMs: 1000,
});

const placesOf = (world: World): Place[] => [
  ...endpoints
    .all(world)
    .map(
      ({ name, description }): Place => ({ kind: 'endpoint', name, about: description, segments: ['endpoints', name] }),
    ),
  ...versioned('model', 'models', models.rows.all(world)),
  ...versioned('data', 'data', dataAssets.rows.all(world)),
  ...versioned('environment', 'environments', environments.rows.all(world)),
  ...jobs.all(world).map(
    ({ name, displayName, experimentName }): Place => ({
      kind: 'job',
      name,
      about: `${displayName} ${experimentName}`,
      segments: ['jobs', name],
    }),
  ),
  ...clusters
    .all(world)
    .map(({ name, size }): Place => ({ kind: 'compute', name, about: size, segments: ['compute', name] })),
  ...schedules
    .all(world)
    .filter(isMonitor)
    .map(
      ({ name, description }): Place => ({ kind: 'monitor', name, about: description, segments: ['monitors', name] }),
    ),
  ...alertRules
    .all(world)
    .map(({ name, title }): Place => ({ kind: 'alert', name, about: title, segments: ['alerts', name] })),
];

const versioned = (
  kind: Place['kind'],
  folder: string,
  rows: readonly { readonly name: string; readonly version: string; readonly description: string }[],
): Place[] =>
  rows.map(({ name, version, description }) => ({
    kind,
    name: `${name}:${version}`,
    about: description,
    segments: [folder, name, version],
  }));
