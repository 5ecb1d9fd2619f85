import { setup } from 'xstate';

/** How long the steps of a node take, drawn when the node is ordered. */
export interface NodeDelays {
  readonly startMs: number; // ordered → usable: 3 to 5 minutes
  readonly idleMs: number; // idle_time_before_scale_down
  readonly leaveMs: number; // released → gone
}

/** The life of one node of an AmlCompute cluster; the states are Azure's node states. */
export const nodeMachine = setup({
  types: {
    context: {} as NodeDelays,
    input: {} as NodeDelays,
    events: {} as { type: 'ASSIGN' } | { type: 'RELEASE' } | { type: 'LEAVE' },
  },
  actions: { nodeReady: () => undefined, idleOver: () => undefined, nodeGone: () => undefined },
  delays: {
    start: ({ context }) => context.startMs,
    idle: ({ context }) => context.idleMs,
    leave: ({ context }) => context.leaveMs,
  },
}).createMachine({
  id: 'node',
  // XState builds its inert actor without input.
  context: ({ input }) => ({ startMs: input?.startMs ?? 0, idleMs: input?.idleMs ?? 0, leaveMs: input?.leaveMs ?? 0 }),
  initial: 'preparing',
  states: {
    preparing: { after: { start: { target: 'idle', actions: 'nodeReady' } } },
    // Whether an idle node may leave depends on the cluster's minimum: the cluster decides.
    idle: { after: { idle: { actions: 'idleOver' } }, on: { ASSIGN: 'running', LEAVE: 'leaving' } },
    running: { on: { RELEASE: { target: 'idle', actions: 'nodeReady' } } },
    leaving: { after: { leave: { target: 'gone', actions: 'nodeGone' } } },
    gone: { type: 'final' },
  },
});
