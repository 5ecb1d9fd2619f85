import * as v from 'valibot';
import { allocationState, type Cluster, clusters, nodesOf } from '../../azure/compute/cluster.ts';
import { findMachineSize } from '../../azure/online-endpoint/machine-size.ts';
import type { World } from '../../kernel/world.ts';
import { defineView } from './view.ts';

/** A compute cluster as lists show it. */
export interface ClusterRow {
  readonly name: string;
  readonly state: string; // 'Steady', 'Resizing'
  readonly size: string; // 'STANDARD_DS3_V2'
  readonly tier: string;
  readonly minInstances: number;
  readonly maxInstances: number;
  readonly idleNodes: number;
  readonly busyNodes: number;
  readonly otherNodes: number; // coming or going
  readonly waitingJobs: number;
}

export interface ClusterView extends ClusterRow {
  readonly description: string;
  readonly idleSeconds: number;
  readonly tags: { readonly [tag: string]: string };
  readonly cores: number | null; // of a node
  readonly memoryMb: number | null;
  readonly nodes: readonly ClusterNodeView[];
  readonly waiting: readonly string[]; // jobs without a node, first come first served
}

export interface ClusterNodeView {
  readonly id: string; // 'tvmps_2fbf995ac02dff1a_d'
  readonly state: string; // Azure's word: 'idle'
  readonly address: string;
  readonly job: string | null;
}

export const clustersView = defineView(
  'clusters',
  v.strictObject({}),
  ({ world }): ClusterRow[] => clusters.all(world).map((cluster) => rowOf(world, cluster)),
  { everyMs: 500 },
);

export const clusterView = defineView(
  'cluster',
  v.strictObject({ name: v.string() }),
  ({ world, params }): ClusterView | null => {
    const cluster = clusters.all(world).find(({ name }) => name === params.name);
    return cluster ? detailsOf(world, cluster) : null;
  },
  { everyMs: 500 },
);

const idOf = ({ workspace, name }: Cluster): string => `${workspace}/${name}`;

function rowOf(world: World, cluster: Cluster): ClusterRow {
  const states = nodesOf(world, idOf(cluster)).map(({ machine }) => machine.value);
  const count = (state: string): number => states.filter((each) => each === state).length;
  return {
    name: cluster.name,
    state: allocationState(world, idOf(cluster)),
    size: cluster.size,
    tier: cluster.tier,
    minInstances: cluster.minInstances,
    maxInstances: cluster.maxInstances,
    idleNodes: count('idle'),
    busyNodes: count('running'),
    otherNodes: count('preparing') + count('leaving'),
    waitingJobs: cluster.waiting.length,
  };
}

function detailsOf(world: World, cluster: Cluster): ClusterView {
  const size = findMachineSize(cluster.size);
  return {
    ...rowOf(world, cluster),
    description: cluster.description,
    idleSeconds: cluster.idleSeconds,
    tags: cluster.tags,
    cores: size?.cores ?? null,
    memoryMb: size?.memoryMb ?? null,
    nodes: nodesOf(world, idOf(cluster)).map(({ nodeId, machine, address, job }) => ({
      id: nodeId,
      state: String(machine.value),
      address,
      job,
    })),
    waiting: cluster.waiting.map(({ job }) => job),
  };
}
