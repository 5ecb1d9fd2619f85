import type { Json } from '../../kernel/json.ts';
import { initial, type MachineAction } from '../../kernel/machine.ts';
import { type DelayOver, type Driven, drive, driveDelay, settle } from '../../kernel/machine-timers.ts';
import { pushEvent } from '../../kernel/queue.ts';
import { RandomStream } from '../../kernel/random.ts';
import { defineReaction, type Reaction } from '../../kernel/reaction.ts';
import { defineTable } from '../../kernel/table.ts';
import { MINUTE, SECOND, type SimTime } from '../../kernel/time.ts';
import type { Tx } from '../../kernel/tx.ts';
import { seedAt, type Wakeup, type World } from '../../kernel/world.ts';
import { nodeMachine } from './node-machine.ts';
import { nodeSpans } from './node-span.ts';

/** An AmlCompute cluster. Its nodes are rows of their own. */
export interface Cluster {
  readonly workspace: string;
  readonly name: string; // 'cpu-train'
  readonly size: string; // 'STANDARD_DS3_V2'
  readonly tier: 'dedicated' | 'low_priority';
  readonly minInstances: number;
  readonly maxInstances: number;
  readonly idleSeconds: number; // idle_time_before_scale_down
  readonly description: string;
  readonly tags: { readonly [tag: string]: string };
  readonly orders: number; // nodes ever ordered: numbers the next one
  readonly waiting: readonly NodeRequest[]; // jobs without a node, first come first served
}

/** A job that wants a node, and the event that tells it which one it got. */
export interface NodeRequest {
  readonly job: string;
  readonly granted: Wakeup;
}

export interface ClusterNode extends Driven<typeof nodeMachine> {
  readonly cluster: string; // id of the cluster
  readonly nodeId: string; // 'tvmps_000001_d'
  readonly address: string; // private IP address
  readonly job: string | null;
  readonly orderedAt: SimTime; // it is paid from then on
}

/** Keyed `<workspace>/<name>`. */
export const clusters = defineTable<Cluster>('compute-cluster');
/** Keyed `<workspace>/<cluster>/<number>`. */
export const clusterNodes = defineTable<ClusterNode>('compute-node');

export type NewCluster = Pick<Cluster, 'workspace' | 'name'> & Partial<Omit<Cluster, 'orders' | 'waiting'>>;

/** A new cluster; its minimum of nodes is ordered at once. */
export function putCompute(tx: Tx, cluster: NewCluster): void {
  const id = `${cluster.workspace}/${cluster.name}`;
  clusters.put(tx, id, {
    size: 'STANDARD_DS3_V2',
    tier: 'dedicated',
    minInstances: 0,
    maxInstances: 1,
    idleSeconds: 120,
    description: '',
    tags: {},
    ...cluster,
    orders: 0,
    waiting: [],
  });
  resize(tx, id);
}

/** The nodes of a cluster, oldest first. */
export const nodesOf = (world: World, cluster: string): ClusterNode[] =>
  clusterNodes.all(world).filter((node) => node.cluster === cluster);

/** Whether nodes are coming or going: Azure's allocationState. */
export const allocationState = (world: World, cluster: string): 'Steady' | 'Resizing' =>
  nodesOf(world, cluster).some(({ machine }) => machine.value === 'preparing' || machine.value === 'leaving')
    ? 'Resizing'
    : 'Steady';

/** Asks for a node. `granted` is queued, with `node` added to its data, when there is one. */
export function requestNode(tx: Tx, cluster: string, job: string, granted: Wakeup): void {
  const row = clusters.edit(tx, cluster);
  row.waiting = [...row.waiting, { job, granted }];
  assign(tx, cluster);
  resize(tx, cluster);
}

/** Gives a node back, or takes the request back when it was not granted yet. */
export function releaseNode(tx: Tx, cluster: string, job: string): void {
  const row = clusters.edit(tx, cluster);
  row.waiting = row.waiting.filter((request) => request.job !== job);
  const id = clusterNodes.ids(tx.world).find((key) => {
    const node = clusterNodes.need(tx.world, key);
    return node.cluster === cluster && node.job === job;
  });
  if (id === undefined) return;
  const node = clusterNodes.edit(tx, id);
  node.job = null;
  carryOut(tx, id, drive(tx, nodeMachine, node, id, { type: 'RELEASE' }, nodeDelayReaction));
}

/** Hands idle nodes to waiting jobs. */
function assign(tx: Tx, cluster: string): void {
  for (const id of clusterNodes.ids(tx.world)) {
    const [request, ...rest] = clusters.need(tx.world, cluster).waiting;
    if (!request) return;
    const node = clusterNodes.need(tx.world, id);
    if (node.cluster !== cluster || node.machine.value !== 'idle') continue;
    const row = clusterNodes.edit(tx, id);
    row.job = request.job;
    clusters.edit(tx, cluster).waiting = rest;
    drive(tx, nodeMachine, row, id, { type: 'ASSIGN' }, nodeDelayReaction);
    const data = { ...(request.granted.data as { readonly [key: string]: Json }), node: node.nodeId };
    pushEvent(tx, tx.world.now, request.granted.type, data);
  }
}

/** Orders nodes until waiting jobs and the minimum are provided for, as far as the maximum allows. */
function resize(tx: Tx, cluster: string): void {
  const row = clusters.need(tx.world, cluster);
  const states = nodesOf(tx.world, cluster).map(({ machine }) => machine.value);
  const coming = states.filter((state) => state === 'preparing').length;
  const present = states.filter((state) => state !== 'leaving').length;
  const wanted = Math.max(row.waiting.length - coming, row.minInstances - present);
  const missing = Math.min(wanted, row.maxInstances - states.length);
  for (let i = 0; i < missing; i++) orderNode(tx, cluster);
}

function orderNode(tx: Tx, cluster: string): void {
  const row = clusters.edit(tx, cluster);
  const number = ++row.orders;
  const id = `${cluster}/${String(number).padStart(6, '0')}`;
  const random = new RandomStream(`${seedAt(tx.world, tx.world.now)}/node-start/${id}`);
  const step = initial(nodeMachine, {
    startMs: Math.round((3 + 2 * random.uniform()) * MINUTE),
    idleMs: row.idleSeconds * SECOND,
    leaveMs: Math.round((20 + 20 * random.uniform()) * SECOND),
  });
  const node = clusterNodes.put(tx, id, {
    cluster,
    nodeId: `tvmps_${random.bits().toString(16).padStart(8, '0')}${random.bits().toString(16).padStart(8, '0')}_d`,
    address: `10.0.${Math.floor(number / 250) % 250}.${4 + (number % 250)}`,
    job: null,
    orderedAt: tx.world.now,
    machine: step.state,
    timers: {},
  });
  settle(tx, node, id, step, nodeDelayReaction);
}

function carryOut(tx: Tx, id: string, actions: readonly MachineAction[]): void {
  const { cluster } = clusterNodes.need(tx.world, id);
  for (const { type } of actions) {
    if (type === 'nodeReady') assign(tx, cluster);
    else if (type === 'idleOver') letGo(tx, cluster, id);
    else if (type === 'nodeGone') {
      noteSpan(tx, id);
      clusterNodes.remove(tx, id);
      resize(tx, cluster);
    }
  }
}

function noteSpan(tx: Tx, id: string): void {
  const { cluster, orderedAt } = clusterNodes.need(tx.world, id);
  const { size, tier } = clusters.need(tx.world, cluster);
  nodeSpans.put(tx, id, { cluster, size, tier, from: orderedAt, to: tx.world.now });
}

/** An idle node leaves unless the cluster's minimum keeps it. */
function letGo(tx: Tx, cluster: string, id: string): void {
  const staying = nodesOf(tx.world, cluster).filter(({ machine }) => machine.value !== 'leaving').length;
  if (staying <= clusters.need(tx.world, cluster).minInstances) return;
  drive(tx, nodeMachine, clusterNodes.edit(tx, id), id, { type: 'LEAVE' }, nodeDelayReaction);
}

const nodeDelayReaction: Reaction<DelayOver> = defineReaction<DelayOver>('compute.node-delay', (tx, over) => {
  const node = clusterNodes.edit(tx, over.id);
  carryOut(tx, over.id, driveDelay(tx, nodeMachine, node, over, nodeDelayReaction));
});

export const computeReactions: readonly Reaction<never>[] = [nodeDelayReaction];
