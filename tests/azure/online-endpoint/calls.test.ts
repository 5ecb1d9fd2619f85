import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../src/kernel/time.ts';
import { callers, type EndpointEstate, servingEstate } from './endpoint-estate.ts';

const URL = 'https://checkout-risk.westeurope.inference.ml.azure.com/score';
const key = async (estate: EndpointEstate): Promise<string> =>
  String((await estate.json('ml', 'online-endpoint', 'get-credentials', '-n', 'checkout-risk')).primaryKey);
const post = (estate: EndpointEstate, secret: string, ...more: readonly string[]) =>
  estate.run(
    'curl',
    '-s',
    '-X',
    'POST',
    URL,
    '-H',
    `Authorization: Bearer ${secret}`,
    '-H',
    'Content-Type: application/json',
    ...more,
  );

describe('curl to the scoring URI', () => {
  it('is answered by the scorer, after as long as it takes', async () => {
    const estate = await servingEstate(callers(() => 0));
    const secret = await key(estate);
    await post(estate, secret, '-d', '{}');
    const from = estate.world.now;
    const said = await post(estate, secret, '-d', '{"order": 1}', '-w', ' %{http_code}\\n');
    expect(said.out).toMatch(/^\{"scores":\[0\.02\],"of":"[^"]+"\} 200\n$/);
    expect(estate.world.now - from).toBe(22);
  });

  it('sends files, shows headers and writes the body elsewhere', async () => {
    const estate = await servingEstate(callers(() => 0));
    const secret = await key(estate);
    await estate.write({ 'sample.json': '{"order":\n 1}' });
    const said = await post(estate, secret, '-i', '-d', '@sample.json', '-H', 'azureml-model-deployment: blue');
    expect(said.out).toMatch(/^HTTP\/1\.1 200 OK\r\ncontent-length: \d+\r\n/);
    expect(said.out).toContain('azureml-model-deployment: blue\r\n');
    expect((await post(estate, secret, '-d', '@sample.json', '-o', '/dev/null', '-w', '%{http_code}')).out).toBe('200');
    expect((await post(estate, secret, '-d', '@missing.json')).code).not.toBe(0);
  });

  it('gets 401 without the key, with a wrong one and with one that was replaced', async () => {
    const estate = await servingEstate(callers(() => 0));
    const secret = await key(estate);
    const code = async (...args: readonly string[]) =>
      (await estate.run('curl', '-s', '-o', '/dev/null', '-w', '%{http_code}', URL, '-d', '{}', ...args)).out;
    expect(await code()).toBe('401');
    expect(await code('-H', 'Authorization: Bearer x')).toBe('401');
    expect(await code('-H', `Authorization: Bearer ${secret}`)).toBe('200');
    await estate.json('ml', 'online-endpoint', 'regenerate-keys', '-n', 'checkout-risk');
    expect(await code('-H', `Authorization: Bearer ${secret}`)).toBe('401');
  });

  it('gets 404 without traffic, and still reaches a deployment that it names', async () => {
    const estate = await servingEstate(callers(() => 0));
    const secret = await key(estate);
    await estate.json('ml', 'online-endpoint', 'update', '-n', 'checkout-risk', '--traffic', 'blue=0');
    const code = async (...args: readonly string[]) =>
      (await post(estate, secret, '-d', '{}', '-o', '/dev/null', '-w', '%{http_code}', ...args)).out;
    expect(await code()).toBe('404');
    expect(await code('-H', 'azureml-model-deployment: blue')).toBe('200');
    expect(await code('-H', 'azureml-model-deployment: grey')).toBe('404');
  });

  it('gets 424 with the container’s own status when run() raises', async () => {
    const estate = await servingEstate(
      callers(() => 0),
      { failsOn: 'odd' },
    );
    const said = await post(estate, await key(estate), '-i', '-d', '"odd"');
    expect(said.out).toContain('HTTP/1.1 424 Failed Dependency\r\n');
    expect(said.out).toContain('ms-azureml-model-error-statuscode: 500\r\n');
    expect(said.code).toBe(0);
    expect((await post(estate, await key(estate), '-f', '-d', '"odd"')).code).toBe(22);
  });

  it('gets 408 when the code is slower than request_timeout_ms', async () => {
    const estate = await servingEstate(
      callers(() => 0),
      { cpuMs: 6000 },
    );
    const from = estate.world.now;
    const said = await post(estate, await key(estate), '-i', '-d', '{}');
    expect(said.out).toContain('HTTP/1.1 408');
    expect(estate.world.now - from).toBe(5000);
  });

  it('finds no other host, and says what it does not know', async () => {
    const estate = await servingEstate(callers(() => 0));
    const away = await estate.run('curl', 'https://example.com/x');
    expect(away).toMatchObject({ code: 6, err: 'curl: (6) Could not resolve host: example.com\n' });
    expect((await estate.run('curl', '--frob', URL)).code).toBe(2);
    expect((await estate.run('curl')).code).toBe(2);
  });

  it('is slow while the deployment is crowded', async () => {
    const estate = await servingEstate(
      callers(() => 34),
      { cpuMs: 320 },
    );
    await estate.simulation.advance(estate.world.now + 5 * MINUTE);
    const secret = await key(estate);
    const from = estate.world.now;
    const said = await post(estate, secret, '-d', '{}', '-w', '%{time_total}', '-o', '/dev/null');
    expect(Number(said.out) * 1000).toBe(estate.world.now - from);
    expect(estate.world.now - from === 3 || estate.world.now - from > 340).toBe(true);
  });
});

describe('a fresh deployment', () => {
  it('answers the first call of each worker slowly when the code loads lazily', async () => {
    const estate = await servingEstate(
      callers(() => 1),
      {},
    );
    await estate.deploy('green', { coldMs: 300 }, { instance_count: 1 });
    const secret = await key(estate);
    const times: number[] = [];
    for (let i = 0; i < 6; i++) {
      const from = estate.world.now;
      await post(estate, secret, '-d', '{}', '-H', 'azureml-model-deployment: green');
      times.push(estate.world.now - from);
    }
    expect(times).toEqual([322, 322, 322, 322, 22, 22]);
  });
});

describe('az ml online-endpoint invoke', () => {
  it('prints the answer as a JSON string', async () => {
    const estate = await servingEstate(
      callers(() => 0),
      { failsOn: 'odd' },
    );
    await estate.write({ 'sample.json': '{"order": 1}', 'odd.json': '"odd"' });
    const said = await estate.az('ml', 'online-endpoint', 'invoke', '-n', 'checkout-risk', '-r', 'sample.json');
    expect(JSON.parse(JSON.parse(said.out))).toMatchObject({ scores: [0.02] });
    const failed = await estate.az('ml', 'online-endpoint', 'invoke', '-n', 'checkout-risk', '-r', 'odd.json');
    expect(failed.code).toBe(1);
    expect(failed.err).toContain('ms-azureml-model-error-statuscode: 500');
    const grey = await estate.az(
      'ml',
      'online-endpoint',
      'invoke',
      '-n',
      'checkout-risk',
      '-r',
      'odd.json',
      '-d',
      'grey',
    );
    expect(grey.err).toContain('(ResourceNotFound)');
  });
});

describe('the logs of a deployment', () => {
  const logs = async (estate: EndpointEstate, ...more: readonly string[]): Promise<string[]> => {
    const said = await estate.az('ml', 'online-deployment', 'get-logs', '-n', 'blue', '-e', 'checkout-risk', ...more);
    return (JSON.parse(said.out) as string).split('\n');
  };

  it('show the steps, the start and what run() printed for the last requests, in order of time', async () => {
    const estate = await servingEstate(
      callers(() => 5),
      { prints: 'scored' },
    );
    await estate.simulation.advance(estate.world.now + 20 * MINUTE);
    const lines = await logs(estate);
    expect(lines.slice(0, 5)).toEqual([
      'Instance status:',
      'SystemSetup: Succeeded',
      'UserContainerImagePull: Succeeded',
      'ModelDownload: Succeeded',
      'UserContainerStart: Succeeded',
    ]);
    expect(lines).toContain('Worker Count: 4');
    expect(
      lines.filter((line) => line.startsWith('Kind: Pod, Name: Started, Type: Normal, Time: 20260309-')),
    ).toHaveLength(1);
    const scored = lines.filter((line) => line.startsWith('scored'));
    expect(scored.at(-1)).toBe(`scored o-${Math.floor(estate.world.now / HOUR)}-19`);
    const access = lines.filter((line) => line.includes('POST /score'));
    expect(access).toHaveLength(scored.length);
    expect(access.at(-1)).toMatch(
      /^2026-03-09 \d\d:19:17,\d{3} I \[\d\d\] azmlinfsrv - POST \/score 200 10\.000ms \d+$/,
    );
    expect([...access].sort()).toEqual(access);
  });

  it('end with as many lines as asked for, and show calls made by hand', async () => {
    const estate = await servingEstate(
      callers(() => 0),
      { prints: 'scored' },
    );
    await estate.json('ml', 'online-endpoint', 'update', '-n', 'checkout-risk', '--traffic', 'blue=0');
    const secret = await key(estate);
    await post(estate, secret, '-d', '{}', '-H', 'azureml-model-deployment: blue');
    const lines = await logs(estate, '--lines', '2');
    const from = lines.indexOf('Container logs:');
    expect(lines.slice(from + 1, -1)).toHaveLength(2);
    expect(lines[from + 1]).toMatch(/^scored t\//);
    expect(lines[from + 2]).toContain('POST /score 200');
  });

  it('know two containers', async () => {
    const estate = await servingEstate(callers(() => 0));
    const lines = await logs(estate, '-c', 'storage-initializer');
    expect(lines.join('\n')).toContain(
      'Downloaded model checkout-risk:11 to /var/azureml-app/azureml-models/checkout-risk/11',
    );
    const wrong = await estate.az(
      'ml',
      'online-deployment',
      'get-logs',
      '-n',
      'blue',
      '-e',
      'checkout-risk',
      '-c',
      'proxy',
    );
    expect(wrong.err).toContain("Invalid container type 'proxy'.");
  });
});
