import { describe, expect, it } from 'vitest';
import {
  allocationState,
  clusters,
  computeReactions,
  nodesOf,
  putCompute,
  releaseNode,
  requestNode,
} from '../../src/azure/compute/cluster.ts';
import { nodeMachine } from '../../src/azure/compute/node-machine.ts';
import { initial, type MachineEvent, send } from '../../src/kernel/machine.ts';
import { defineReaction } from '../../src/kernel/reaction.ts';
import { Simulation } from '../../src/kernel/simulation.ts';
import { type Estate, estate, WORKSPACE } from './estate.ts';

const ID = `${WORKSPACE}/cpu-train`;

/** A cluster of at most two nodes whose grants are written down. */
async function cluster() {
  const world: Estate = await estate();
  const grants: { job: string; node: string; at: number }[] = [];
  const granted = defineReaction<{ job: string; node: string }>('test.granted', (tx, { job, node }) => {
    grants.push({ job, node, at: tx.world.now });
  });
  const simulation = new Simulation({
    world: world.world,
    reactions: [...computeReactions, granted],
    context: world.simulation.context,
    isChecked: true,
  });
  world.simulation = simulation;
  const request = (job: string) =>
    simulation.transact((tx) => requestNode(tx, ID, job, { type: 'test.granted', data: { job } }));
  const release = (job: string) => simulation.transact((tx) => releaseNode(tx, ID, job));
  const states = (): string[] => nodesOf(simulation.world, ID).map(({ machine }) => machine.value);
  return { world, simulation, grants, request, release, states };
}

describe('a cluster', () => {
  it('starts a node in three to five minutes and lets it go two minutes after its last job', async () => {
    const { world, grants, request, release, states, simulation } = await cluster();
    await request('a');
    expect(states()).toEqual(['preparing']);
    expect(allocationState(simulation.world, ID)).toBe('Resizing');
    await world.pass(300);
    expect(states()).toEqual(['running']);
    expect(allocationState(simulation.world, ID)).toBe('Steady');
    expect(grants[0]?.at).toBeGreaterThanOrEqual(180_000);
    expect(grants[0]?.at).toBeLessThanOrEqual(300_000);
    await release('a');
    await world.pass(119);
    expect(states()).toEqual(['idle']);
    await world.pass(2);
    expect(states()).toEqual(['leaving']);
    await world.pass(60);
    expect(states()).toEqual([]);
    expect(simulation.world.queue).toEqual([]);
  });

  it('has no more nodes than its maximum and serves jobs in their order', async () => {
    const { world, grants, request, release, states } = await cluster();
    for (const job of ['a', 'b', 'c']) await request(job);
    expect(states()).toEqual(['preparing', 'preparing']);
    await world.pass(300);
    expect(grants.map(({ job }) => job)).toEqual(['a', 'b']);
    await release('b');
    await world.pass(1);
    expect(grants.map(({ job }) => job)).toEqual(['a', 'b', 'c']);
    expect(grants[2]?.node).toBe(grants[1]?.node);
  });

  it('forgets a request that was taken back', async () => {
    const { world, grants, request, release, simulation } = await cluster();
    await request('a');
    await release('a');
    await world.pass(900);
    expect(grants).toEqual([]);
    expect(clusters.need(simulation.world, ID).waiting).toEqual([]);
    expect(nodesOf(simulation.world, ID)).toEqual([]);
  });

  it('keeps its minimum of nodes', async () => {
    const { world, simulation } = await cluster();
    await simulation.transact((tx) =>
      putCompute(tx, { workspace: WORKSPACE, name: 'warm', minInstances: 1, maxInstances: 2 }),
    );
    await world.pass(3600);
    expect(nodesOf(simulation.world, `${WORKSPACE}/warm`).map(({ machine }) => machine.value)).toEqual(['idle']);
  });

  it('is shown with its nodes', async () => {
    const { world, request } = await cluster();
    await request('a');
    expect(await world.json('ml compute show', { name: 'cpu-train' })).toMatchObject({
      max_instances: 2,
      min_instances: 0,
      idle_time_before_scale_down: 120,
      size: 'STANDARD_DS3_V2',
      type: 'amlcompute',
    });
    expect(await world.json('ml compute list-nodes', { name: 'cpu-train' })).toMatchObject([
      { current_job_name: null, node_state: 'preparing' },
    ]);
    expect((await world.refusal('ml compute show', { name: 'gpu' })).exitCode).toBe(3);
    expect(await world.json('ml compute list', { type: 'ComputeInstance' })).toEqual([]);
  });

  it('walks every state and transition of a node', () => {
    const events: MachineEvent<typeof nodeMachine>[] = [
      { type: 'ASSIGN' },
      { type: 'RELEASE' },
      { type: 'LEAVE' },
      { type: 'xstate.after.start.node.preparing' },
      { type: 'xstate.after.idle.node.idle' },
      { type: 'xstate.after.leave.node.leaving' },
    ];
    const edges = new Set<string>();
    const open = [initial(nodeMachine, { startMs: 1, idleMs: 1, leaveMs: 1 }).state];
    for (const state of open)
      for (const event of events) {
        const { state: next, actions } = send(nodeMachine, state, event);
        for (const { type } of actions) edges.add(`${state.value}: ${type}`);
        if (next.value === state.value) continue;
        if (!edges.has(`${state.value} → ${next.value}`)) open.push(next);
        edges.add(`${state.value} → ${next.value}`);
      }
    expect([...edges].sort()).toEqual([
      'idle → leaving',
      'idle → running',
      'idle: idleOver',
      'leaving → gone',
      'leaving: nodeGone',
      'preparing → idle',
      'preparing: nodeReady',
      'running → idle',
      'running: nodeReady',
    ]);
  });
});
