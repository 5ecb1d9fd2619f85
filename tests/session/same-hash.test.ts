// One recording, one hash: whatever ran before, however time is cut, saved and loaded or forked while shells wait.
import { beforeAll, describe, expect, it } from 'vitest';
import { nodeEngine } from '../../src/cli/node-engine.ts';
import { MINUTE, SECOND } from '../../src/kernel/time.ts';
import { packWorld, unpackWorld } from '../../src/session/packed-world.ts';
import { Play } from '../../src/session/play.ts';
import { type Recording, RecordingError } from '../../src/session/recording.ts';
import { verify } from '../../src/session/verify.ts';
import { isTerminalBusy } from '../../src/shell/terminal-transcript.ts';
import { startPlay } from '../support/start-world.ts';

const JOB =
  'cd ~/kestrand-ml && az ml job create -f jobs/checkout_train.yml --name again && az ml job stream --name again';
const DEPLOY =
  'cd ~/kestrand-ml && az ml online-deployment create -f endpoints/checkout-risk/green.yml && az ml online-endpoint show -n checkout-risk -o table';
const MIDDLE = MINUTE + 7 * SECOND; // no node has come up for the job yet
const END = 60 * MINUTE;

/** Two shells: one waits for a job, the other for a deployment. */
async function begin(): Promise<Play> {
  const play = await startPlay('sandbox');
  await play.input({ type: 'open-terminal', terminal: 'terminal-2' }, undefined, 0);
  await play.input({ type: 'line', terminal: 'terminal-1', line: JOB }, undefined, 0);
  await play.advance(play.world.now + 90 * SECOND);
  await play.input({ type: 'line', terminal: 'terminal-2', line: DEPLOY }, undefined, 0);
  return play;
}

describe('one recording gives one hash', () => {
  let recording: Recording;
  let hash: string;
  let startedAt: number;

  beforeAll(async () => {
    const play = await begin();
    startedAt = play.world.now;
    await play.advance(startedAt + END);
    hash = play.hash();
    recording = play.recording();
  });

  it('when it is verified after other Python ran', async () => {
    const other = await startPlay('sandbox', 'other');
    await other.input({
      type: 'line',
      terminal: 'terminal-1',
      line: 'python -c "x = {object() for _ in range(1000)}; print(len(x))"',
    });
    await other.advance(other.world.now + MINUTE);
    const replayed = await verify(recording, nodeEngine(), (await startPlay('sandbox')).world);
    expect(replayed.hash()).toBe(hash);
  });

  it('with odd step sizes', async () => {
    const play = await begin();
    for (let at = startedAt; at < startedAt + END; at += 7_013 * 13) await play.advance(Math.min(at, startedAt + END));
    await play.advance(startedAt + END);
    expect(play.hash()).toBe(hash);
  });

  it('saved and loaded while one shell waits in a job stream and another in a deployment create', async () => {
    const play = await begin();
    await play.advance(startedAt + MIDDLE);
    expect(['terminal-1', 'terminal-2'].map((id) => isTerminalBusy(play.world, id))).toEqual([true, true]);
    const engine = nodeEngine();
    const loaded = new Play(play.identity, engine, unpackWorld(packWorld(play.world, engine.content), engine.content));
    await loaded.advance(startedAt + END);
    expect(loaded.hash()).toBe(hash);
  });

  it('forked at that instant, and the original goes on as if nothing had happened', async () => {
    const play = await begin();
    await play.advance(startedAt + MIDDLE);
    const fork = new Play(play.identity, nodeEngine(), play.world);
    await fork.advance(startedAt + END);
    await play.advance(startedAt + END);
    expect([fork.hash(), play.hash()]).toEqual([hash, hash]);
  });

  it('and an edited recording is refused with the place', async () => {
    const [first, ...rest] = recording.inputs;
    const second = rest[0];
    if (!first || second?.input.type !== 'line') throw new Error('the recording begins otherwise');
    const edited = { ...second, input: { ...second.input, line: 'echo something else' } };
    const start = (await startPlay('sandbox')).world;
    const replay = verify({ ...recording, inputs: [first, edited, ...rest.slice(1)] }, nodeEngine(), start);
    await expect(replay).rejects.toThrow(RecordingError);
    await expect(replay).rejects.toThrow(/input/);
  });

  it('and another build refuses to replay it', async () => {
    const start = (await startPlay('sandbox')).world;
    await expect(verify({ ...recording, build: 'another' }, nodeEngine(), start)).rejects.toThrow(/build/);
  });
});
