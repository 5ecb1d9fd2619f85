import * as v from 'valibot';
import type { SimTime } from '../kernel/time.ts';
import { RECORDING_FORMAT } from './recording-format.ts';

/** Something done from outside: the only thing a play does not compute. */
export const inputSchema = v.variant('type', [
  v.object({ type: v.literal('line'), terminal: v.string(), line: v.pipe(v.string(), v.maxLength(100_000)) }),
  v.object({ type: v.literal('interrupt'), terminal: v.string() }),
  v.object({ type: v.literal('open-terminal'), terminal: v.string() }),
  v.object({ type: v.literal('edit'), path: v.string(), text: v.pipe(v.string(), v.maxLength(1_000_000)) }),
]);

export type Input = v.InferOutput<typeof inputSchema>;

export const recordedInputSchema = v.object({
  at: v.pipe(v.number(), v.integer()), // simulated time
  steps: v.pipe(v.number(), v.integer(), v.minValue(0)), // events processed before it was taken
  actor: v.string(), // 'oncall'
  wall: v.pipe(v.number(), v.integer()), // Unix milliseconds of the player's clock; outside the world
  input: inputSchema,
});

export type RecordedInput = v.InferOutput<typeof recordedInputSchema>;

/** World hash after everything up to `steps` at the simulated instant `at`, chained over all inputs so far. */
const checkSchema = v.object({
  at: v.pipe(v.number(), v.integer()),
  steps: v.pipe(v.number(), v.integer()),
  inputs: v.pipe(v.number(), v.integer()), // how many inputs had been taken
  hash: v.string(),
});

export type Check = v.InferOutput<typeof checkSchema>;

/** A play as a file: who, where, and every input. All else follows from it. */
export const recordingSchema = v.object({
  format: v.literal(RECORDING_FORMAT),
  build: v.string(), // hash of engine, content and Python assets; another build refuses to replay
  scenario: v.string(),
  seed: v.string(),
  variant: v.string(),
  inputs: v.array(recordedInputSchema),
  checks: v.array(checkSchema),
  end: v.object({ at: v.pipe(v.number(), v.integer()), steps: v.pipe(v.number(), v.integer()) }),
  /** Inputs after `end` that were written down before they were carried out: a crash came between. */
  ahead: v.exactOptional(v.array(recordedInputSchema)),
});

export type Recording = v.InferOutput<typeof recordingSchema>;

/** A recording that cannot be played back, with the place. */
export class RecordingError extends Error {
  constructor(
    readonly code: 'sim/recording-malformed' | 'sim/recording-other-build' | 'sim/recording-diverged',
    message: string,
    readonly at?: SimTime,
  ) {
    super(message);
  }
}

/** Reads a recording from JSON text. @throws RecordingError naming the field. */
export function parseRecording(text: string): Recording {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new RecordingError('sim/recording-malformed', 'The recording is not JSON: it may be cut off.');
  }
  const parsed = v.safeParse(recordingSchema, json);
  if (parsed.success) return parsed.output;
  const issue = parsed.issues[0];
  const path = v.getDotPath(issue) ?? '(root)';
  throw new RecordingError('sim/recording-malformed', `The recording is malformed at ${path}: ${issue.message}`);
}
