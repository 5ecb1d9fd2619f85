import { assign, setup } from 'xstate';

/** How long the steps of a job take, drawn when it is submitted. */
export interface JobDelays {
  readonly acceptMs: number; // submitted → the service knows it
  readonly startMs: number; // known → its environment and cluster are looked at
  readonly prepareMs: number; // until the image is built; 0 when it exists
  readonly timeoutMs: number; // limits.timeout, counted from Running
  readonly finalizeMs: number; // outputs and logs are uploaded
  readonly cancelMs: number; // asked to cancel → canceled
}

interface JobContext extends JobDelays {
  readonly isTimedOut: boolean;
}

const NO_DELAYS: JobDelays = { acceptMs: 0, startMs: 0, prepareMs: 0, timeoutMs: 0, finalizeMs: 0, cancelMs: 0 };

/** The life of a job; the states are Azure's job statuses. */
export const jobMachine = setup({
  types: {
    context: {} as JobContext,
    input: {} as JobDelays,
    events: {} as { type: 'NODE' } | { type: 'EXIT'; exitCode: number } | { type: 'CANCEL' },
  },
  actions: { requestNode: () => undefined, runProcess: () => undefined, ended: () => undefined },
  guards: {
    needsImage: ({ context }) => context.prepareMs > 0,
    isSuccess: ({ event }) => event.type === 'EXIT' && event.exitCode === 0,
  },
  delays: {
    accept: ({ context }) => context.acceptMs,
    start: ({ context }) => context.startMs,
    prepare: ({ context }) => context.prepareMs,
    timeout: ({ context }) => context.timeoutMs,
    finalize: ({ context }) => context.finalizeMs,
    cancel: ({ context }) => context.cancelMs,
  },
}).createMachine({
  id: 'job',
  // XState builds its inert actor without input.
  context: ({ input }) => ({ ...NO_DELAYS, ...input, isTimedOut: false }),
  initial: 'NotStarted',
  states: {
    NotStarted: { after: { accept: 'Starting' }, on: { CANCEL: 'CancelRequested' } },
    Starting: {
      after: { start: [{ guard: 'needsImage', target: 'Preparing' }, { target: 'Queued' }] },
      on: { CANCEL: 'CancelRequested' },
    },
    Preparing: { after: { prepare: 'Queued' }, on: { CANCEL: 'CancelRequested' } },
    Queued: { entry: 'requestNode', on: { NODE: 'Running', CANCEL: 'CancelRequested' } },
    Running: {
      entry: 'runProcess',
      after: { timeout: { target: 'CancelRequested', actions: assign({ isTimedOut: true }) } },
      on: { EXIT: [{ guard: 'isSuccess', target: 'Finalizing' }, { target: 'Failed' }], CANCEL: 'CancelRequested' },
    },
    Finalizing: { after: { finalize: 'Completed' }, on: { CANCEL: 'CancelRequested' } },
    CancelRequested: { after: { cancel: 'Canceled' } },
    Completed: { type: 'final', entry: 'ended' },
    Failed: { type: 'final', entry: 'ended' },
    Canceled: { type: 'final', entry: 'ended' },
  },
});

export type JobStatus =
  | 'NotStarted'
  | 'Starting'
  | 'Preparing'
  | 'Queued'
  | 'Running'
  | 'Finalizing'
  | 'CancelRequested'
  | 'Completed'
  | 'Failed'
  | 'Canceled';
