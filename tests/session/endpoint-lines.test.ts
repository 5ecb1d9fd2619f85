// What the buttons of the endpoint pages type is what the terminal understands: on a real play, each line does what its
// button says, and what it prints is read back.
import { beforeAll, describe, expect, it } from 'vitest';
import { deployments } from '../../src/azure/online-endpoint/deployment.ts';
import { endpoints } from '../../src/azure/online-endpoint/endpoint.ts';
import { nodeEngine } from '../../src/cli/node-engine.ts';
import { HOUR, MINUTE } from '../../src/kernel/time.ts';
import type { Play } from '../../src/session/play.ts';
import { playScript, type TranscriptLine } from '../../src/session/play-script.ts';
import * as lines from '../../src/ui/endpoints/endpoint-lines.ts';
import { readInvoke } from '../../src/ui/endpoints/read-invoke.ts';
import { curlSnippet, pythonSnippet } from '../../src/ui/endpoints/snippets.ts';
import { startPlay } from '../support/start-world.ts';

const NAME = 'checkout-risk';
const PAYLOAD = 'tests/fixtures/payloads/regular-card.json';

let play: Play;
beforeAll(async () => {
  await nodeEngine().ready();
  play = await startPlay('model-load-in-run');
});

async function type(line: string): Promise<TranscriptLine> {
  const [done] = await playScript(play, [{ line, thinkMs: 0 }], play.world.now + HOUR);
  return done ?? expect.fail('nothing was typed');
}

const deployment = (name: string) => deployments.get(play.world, `${NAME}/${name}`);

describe('a test of an endpoint', () => {
  it('sends a sample of the repository to a deployment and reads the answer', async () => {
    const { output, exitCode } = await type(lines.invoke(NAME, 'blue', { path: PAYLOAD }));
    const answer = readInvoke(output, exitCode);
    expect(answer).toMatchObject({ status: 200, reason: 'OK' });
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({ model_version: '11', scores: [expect.any(Number)] });
  });

  it('sends what somebody typed, quotes and all', async () => {
    const text = `{"input_data": {"note": "it's \\"quoted\\" $HOME \`x\` %s\\n"}}`;
    const { output, exitCode } = await type(lines.invoke(NAME, 'blue', { text }));
    const answer = readInvoke(output, exitCode);
    // The scorer refuses the order: the caller gets 424 and the headers say what the container answered.
    expect(answer).toMatchObject({ status: 424, reason: 'Failed Dependency' });
    expect(answer?.headers).toContainEqual(['ms-azureml-model-error-statuscode', '500']);
    const { output: sent } = await type('cat /tmp/request.json');
    expect(sent).toBe(text);
  });

  it('says when nothing was sent', async () => {
    const { output, exitCode } = await type(lines.invoke(NAME, '', { path: 'nowhere.json' }));
    expect(readInvoke(output, exitCode)).toBeNull();
    expect(output).toContain('nowhere.json');
  });
});

describe('the snippets', () => {
  const called = { endpoint: NAME, deployment: 'blue', payload: PAYLOAD };
  const uri = 'https://checkout-risk.westeurope.inference.ml.azure.com/score';

  it('work with curl', async () => {
    const { output } = await type(curlSnippet({ ...called, uri }));
    expect(output).toMatch(/"model_version": "11"\}\n200 in 0\.\d+ s\n$/);
  });

  it('work with Python around it', async () => {
    const { output, exitCode } = await type(pythonSnippet({ ...called, uri }));
    expect(exitCode).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ model_version: '11' });
  });
});

describe('what is done to an endpoint', () => {
  it('moves the traffic', async () => {
    expect(await type(lines.trafficUpdate(NAME, { blue: 90, green: 10 }))).toMatchObject({ exitCode: 0, output: '' });
    expect(endpoints.need(play.world, NAME).traffic).toEqual({ blue: 90, green: 10 });
    await type(lines.trafficUpdate(NAME, { blue: 100, green: 0 }));
    expect(endpoints.need(play.world, NAME).traffic).toEqual({ blue: 100 });
  });

  it('scales and sets a deployment', async () => {
    const settings = [
      ['instance_count', 4],
      ['request_settings.request_timeout_ms', 3000],
    ] as const;
    expect((await type(lines.deploymentSet(NAME, 'green', settings))).exitCode).toBe(0);
    expect(deployment('green')).toMatchObject({ instanceCount: 4, timeoutMs: 3000, maxConcurrent: 4 });
  });

  it('replaces a key', async () => {
    const before = endpoints.need(play.world, NAME);
    await type(lines.keysRegenerate(NAME, 'secondary'));
    const after = endpoints.need(play.world, NAME);
    expect(after.secondaryKey).not.toBe(before.secondaryKey);
    expect(after.primaryKey).toBe(before.primaryKey);
  });

  it('prints the logs the page shows', async () => {
    const { output } = await type(lines.deploymentLogs(NAME, 'green', 'storage-initializer'));
    expect(output).toContain('Container events:');
  });

  it('deletes a deployment and makes it again from its file', async () => {
    await type(lines.deploymentDelete(NAME, 'green'));
    expect(deployment('green')).toBeUndefined();
    await type(lines.deploymentFromFile('endpoints/checkout-risk/green.yml', false, true));
    expect(deployment('green')?.machine.value).toBe('Succeeded');
    expect(endpoints.need(play.world, NAME).traffic).toEqual({ green: 100 });
    expect((await type(lines.deploymentFromFile('endpoints/checkout-risk/blue.yml', true, false))).exitCode).toBe(0);
  });

  it('deletes the endpoint with all it has', async () => {
    await type(lines.endpointDelete(NAME));
    await play.advance(play.world.now + 5 * MINUTE);
    expect(endpoints.get(play.world, NAME)).toBeUndefined();
  });
});
