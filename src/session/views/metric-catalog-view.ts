import * as v from 'valibot';
import { INTERVALS, type MetricFacts, metricsOf } from '../../azure/metrics/metric-query.ts';
import { AGGREGATIONS } from '../../azure/metrics/metric-series.ts';
import { deploymentsOf } from '../../azure/online-endpoint/deployment.ts';
import { endpoints } from '../../azure/online-endpoint/endpoint.ts';
import { endpointArmId } from '../../azure/online-endpoint/endpoint-document.ts';
import type { World } from '../../kernel/world.ts';
import { defineView } from './view.ts';

/** A resource that has metrics. */
export interface MetricResource {
  readonly endpoint: string;
  readonly deployment: string | null; // null: the endpoint itself
  readonly id: string; // ARM id
}

/** What the metrics explorer can choose from. */
export interface MetricCatalog {
  readonly resources: readonly MetricResource[]; // each endpoint, then its deployments
  readonly ofEndpoints: readonly MetricFacts[];
  readonly ofDeployments: readonly MetricFacts[];
  readonly aggregations: readonly string[];
  readonly intervals: { readonly [name: string]: number }; // 'PT5M' → milliseconds
}

export const metricCatalogView = defineView(
  'metric-catalog',
  v.strictObject({}),
  ({ world }): MetricCatalog => ({
    resources: resourcesOf(world),
    ofEndpoints: factsOf(null),
    ofDeployments: factsOf(''),
    aggregations: AGGREGATIONS,
    intervals: INTERVALS,
  }),
  { everyMs: 1000 },
);

const resourcesOf = (world: World): MetricResource[] =>
  endpoints.all(world).flatMap((endpoint) => [
    { endpoint: endpoint.name, deployment: null, id: endpointArmId(endpoint) },
    ...deploymentsOf(world, endpoint.name).map(({ name }) => ({
      endpoint: endpoint.name,
      deployment: name,
      id: `${endpointArmId(endpoint)}/deployments/${name}`,
    })),
  ]);

/** Without the functions, which cannot be posted. */
const factsOf = (deployment: string | null): MetricFacts[] =>
  metricsOf({ deployment }).map(({ name, title, unit, dimensions }) => ({ name, title, unit, dimensions }));
