import { assign, setup } from 'xstate';

interface EndpointContext {
  readonly workMs: number; // how long the operation under way takes
}

/** Lifecycle of an online endpoint. State names are Azure's provisioning states. */
export const endpointMachine = setup({
  types: {
    context: {} as EndpointContext,
    input: {} as { readonly workMs: number },
    events: {} as { readonly type: 'UPDATE' | 'DELETE'; readonly workMs: number },
  },
  actions: { applyChange: () => undefined, removeRow: () => undefined, settled: () => undefined },
  delays: { work: ({ context }) => context.workMs },
}).createMachine({
  id: 'online-endpoint',
  context: ({ input }) => ({ workMs: input.workMs }),
  initial: 'Creating',
  states: {
    Creating: { after: { work: { target: 'Succeeded', actions: 'settled' } } },
    Updating: { after: { work: { target: 'Succeeded', actions: ['applyChange', 'settled'] } } },
    Deleting: { after: { work: { actions: 'removeRow' } } },
    Succeeded: {
      on: {
        UPDATE: { target: 'Updating', actions: assign({ workMs: ({ event }) => event.workMs }) },
        DELETE: { target: 'Deleting', actions: assign({ workMs: ({ event }) => event.workMs }) },
      },
    },
  },
});
