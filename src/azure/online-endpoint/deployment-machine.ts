import { assign, setup } from 'xstate';

/** How long each step of a deployment takes, in milliseconds; drawn when the operation begins. */
export interface DeploymentDelays {
  readonly setup: number; // machines come up
  readonly image: number; // container image is pulled (or built)
  readonly model: number; // model files are downloaded
  readonly probe: number; // init() and the readiness probe; for a broken container: until the platform gives up
}

interface DeploymentContext {
  readonly delays: DeploymentDelays;
  readonly operation: 'Creating' | 'Updating' | 'Scaling';
}

type DeploymentEvent =
  | {
      readonly type: 'CHANGE';
      readonly operation: 'Updating' | 'Scaling';
      readonly delays: DeploymentDelays;
    }
  | { readonly type: 'UP' | 'CRASHED'; readonly probeMs: number }
  | { readonly type: 'DELETE'; readonly delays: DeploymentDelays };

/**
 * Lifecycle of an online deployment: the steps that `get-logs` names, then Succeeded or Failed. A failed update leaves
 * the old containers serving.
 */
export const deploymentMachine = setup({
  types: {
    context: {} as DeploymentContext,
    input: {} as { readonly delays: DeploymentDelays },
    events: {} as DeploymentEvent,
  },
  actions: {
    logStep: (_, _params: { readonly step: string }) => undefined,
    startContainer: () => undefined,
    takeOver: () => undefined,
    giveUp: () => undefined,
    removeRow: () => undefined,
    keepDelays: assign(({ context, event }) =>
      event.type === 'CHANGE'
        ? { delays: event.delays, operation: event.operation }
        : event.type === 'DELETE'
          ? { delays: event.delays }
          : event.type === 'UP' || event.type === 'CRASHED'
            ? { delays: { ...context.delays, probe: event.probeMs } }
            : {},
    ),
  },
  delays: {
    setup: ({ context }) => context.delays.setup,
    image: ({ context }) => context.delays.image,
    model: ({ context }) => context.delays.model,
    probe: ({ context }) => context.delays.probe,
  },
}).createMachine({
  id: 'online-deployment',
  context: ({ input }) => ({ delays: input.delays, operation: 'Creating' as const }),
  initial: 'SystemSetup',
  states: {
    SystemSetup: {
      after: { setup: { target: 'ImagePull', actions: { type: 'logStep', params: { step: 'Pulling' } } } },
    },
    ImagePull: {
      after: {
        image: {
          target: 'ModelDownload',
          actions: [
            { type: 'logStep', params: { step: 'Downloading' } },
            { type: 'logStep', params: { step: 'Pulled' } },
          ],
        },
      },
    },
    ModelDownload: {
      after: {
        model: {
          target: 'ContainerStart',
          actions: [
            { type: 'logStep', params: { step: 'Downloaded' } },
            { type: 'logStep', params: { step: 'Created' } },
            { type: 'logStep', params: { step: 'Started' } },
            'startContainer',
          ],
        },
      },
    },
    ContainerStart: {
      on: {
        UP: { target: 'Probing', actions: 'keepDelays' },
        CRASHED: { target: 'BackOff', actions: 'keepDelays' },
      },
    },
    Probing: {
      after: {
        probe: {
          target: 'Succeeded',
          actions: [{ type: 'logStep', params: { step: 'Ready' } }, 'takeOver'],
        },
      },
    },
    BackOff: { after: { probe: { target: 'Failed', actions: 'giveUp' } } },
    Succeeded: {
      on: {
        CHANGE: { target: 'SystemSetup', actions: 'keepDelays' },
        DELETE: { target: 'Deleting', actions: 'keepDelays' },
      },
    },
    Failed: {
      on: {
        CHANGE: { target: 'SystemSetup', actions: 'keepDelays' },
        DELETE: { target: 'Deleting', actions: 'keepDelays' },
      },
    },
    Deleting: { after: { setup: { actions: 'removeRow' } } },
  },
});
