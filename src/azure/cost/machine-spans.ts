import type { SimTime } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { clusterNodes, clusters } from '../compute/cluster.ts';
import { nodeSpans } from '../compute/node-span.ts';
import { monitorRunRows } from '../monitor/monitor-run.ts';
import { endpointsWithPast, segmentsOf } from '../online-endpoint/configuration-segments.ts';
import { deploymentId, deployments } from '../online-endpoint/deployment.ts';
import { endpoints } from '../online-endpoint/endpoint.ts';
import { scheduleId, schedules } from '../schedule/schedule.ts';

/** Machines of one resource that ran together. */
export interface MachineSpan {
  readonly service: 'online-endpoint' | 'compute-cluster' | 'serverless-spark';
  readonly resource: string; // 'checkout-risk/blue', 'cpu-train', 'checkout-monitor'
  readonly size: string; // 'Standard_DS3_v2'
  readonly tier: 'dedicated' | 'low_priority';
  readonly machines: number;
  readonly tags: { readonly [tag: string]: string }; // of the resource now, of its endpoint when it is gone
  readonly from: SimTime;
  readonly to: SimTime; // now for what runs
}

/** Every machine that ran so far: the containers behind endpoints, the nodes of clusters, the Spark of monitors. */
export const machineSpans = (world: World): MachineSpan[] => [
  ...endpointsWithPast(world).flatMap((endpoint) => servingMachines(world, endpoint)),
  ...clusterMachines(world),
  ...monitorMachines(world),
];

function servingMachines(world: World, endpoint: string): MachineSpan[] {
  const segments = segmentsOf(world, endpoint);
  return segments.flatMap(({ from, serving }, i) =>
    serving.map(
      ({ deployment, instanceType, instances }): MachineSpan => ({
        service: 'online-endpoint',
        resource: `${endpoint}/${deployment}`,
        size: instanceType,
        tier: 'dedicated',
        machines: instances,
        tags:
          deployments.get(world, deploymentId(endpoint, deployment))?.tags ??
          endpoints.get(world, endpoint)?.tags ??
          {},
        from,
        to: segments[i + 1]?.from ?? world.now,
      }),
    ),
  );
}

function clusterMachines(world: World): MachineSpan[] {
  const open = clusterNodes.all(world).map(({ cluster, orderedAt }) => {
    const { size, tier } = clusters.need(world, cluster);
    return { cluster, size, tier, from: orderedAt, to: world.now };
  });
  return [...nodeSpans.all(world), ...open].map(({ cluster, ...span }) => ({
    service: 'compute-cluster',
    resource: cluster.slice(cluster.indexOf('/') + 1),
    machines: 1,
    tags: clusters.get(world, cluster)?.tags ?? {},
    ...span,
  }));
}

const monitorMachines = (world: World): MachineSpan[] =>
  monitorRunRows.all(world).map(({ workspace, monitor, instanceType, machines, at, endsAt }) => ({
    service: 'serverless-spark',
    resource: monitor,
    size: instanceType,
    tier: 'dedicated',
    machines,
    tags: schedules.get(world, scheduleId(workspace, monitor))?.tags ?? {},
    from: at,
    to: Math.min(endsAt, world.now),
  }));
