import { describe, expect, it } from 'vitest';
import { parseRecording, type Recording, RecordingError } from '../../src/session/recording.ts';
import { RECORDING_FORMAT } from '../../src/session/recording-format.ts';

const recording: Recording = {
  format: RECORDING_FORMAT,
  build: 'b1',
  scenario: 'model-load-in-run',
  seed: '1',
  variant: 'A',
  inputs: [
    { at: 60_000, steps: 12, actor: 'oncall', wall: 1_700_000_000_000, input: { type: 'interrupt', terminal: 't' } },
    { at: 61_000, steps: 13, actor: 'oncall', wall: 1, input: { type: 'line', terminal: 't', line: 'ls' } },
    { at: 62_000, steps: 14, actor: 'oncall', wall: 1, input: { type: 'open-terminal', terminal: 'u' } },
    { at: 63_000, steps: 15, actor: 'oncall', wall: 1, input: { type: 'edit', path: 'a.py', text: '' } },
  ],
  checks: [{ at: 60_000, steps: 12, inputs: 1, hash: 'h' }],
  end: { at: 70_000, steps: 20 },
};

/** What is said about the recording with the value at a path replaced; `undefined` removes it. */
function complaint(path: string, value: unknown): string {
  const changed: Record<string, unknown> = structuredClone(recording);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let at = changed;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  at[last] = value;
  return refused(JSON.stringify(changed)).message;
}

function refused(text: string): RecordingError {
  try {
    parseRecording(text);
  } catch (error) {
    if (error instanceof RecordingError) return error;
    throw error;
  }
  throw new Error('the recording was taken');
}

describe('reading a recording', () => {
  it('gives back what was written', () => {
    expect(parseRecording(JSON.stringify(recording))).toEqual(recording);
  });

  it('says that a file cut off anywhere is not JSON', () => {
    const text = JSON.stringify(recording);
    for (const length of [0, 1, 40, text.length >> 1, text.length - 1]) {
      const error = refused(text.slice(0, length));
      expect(error.code).toBe('sim/recording-malformed');
      expect(error.message).toContain('cut off');
    }
  });

  it.each([
    ['format', 'mlops-flight-simulator/recording/0'],
    ['build', undefined],
    ['scenario', 7],
    ['seed', null],
    ['variant', ['A']],
    ['inputs', {}],
    ['inputs.0.at', 1.5],
    ['inputs.0.steps', -1],
    ['inputs.1.actor', undefined],
    ['inputs.1.wall', 'now'],
    ['inputs.1.input.line', 5],
    ['inputs.2.input.terminal', undefined],
    ['inputs.3.input.type', 'delete'],
    ['inputs.3.input.text', 'x'.repeat(1_000_001)],
    ['checks.0.hash', 1],
    ['checks.0.inputs', 0.5],
    ['end', undefined],
    ['end.steps', '20'],
  ])('names the malformed field %s', (path, value) => {
    expect(complaint(path, value)).toContain(`malformed at ${path}:`);
  });

  it('refuses what is JSON but no recording', () => {
    for (const text of ['null', '[]', '"text"', '12', '{}']) expect(refused(text).code).toBe('sim/recording-malformed');
    expect(refused('null').message).toContain('(root)');
  });
});
