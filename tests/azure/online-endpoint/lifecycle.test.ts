import { describe, expect, it } from 'vitest';
import { activities } from '../../../src/azure/activity.ts';
import { deployments } from '../../../src/azure/online-endpoint/deployment.ts';
import { servingDeployments } from '../../../src/azure/online-endpoint/serving-deployments.ts';
import { MINUTE } from '../../../src/kernel/time.ts';
import { callers, endpointEstate, servingEstate } from './endpoint-estate.ts';

const steady = callers(() => 5);

describe('an endpoint', () => {
  it('is created in about 75 seconds, with keys and an identity, and refuses a second creation', async () => {
    const estate = await endpointEstate(steady);
    const shown = await estate.json('ml', 'online-endpoint', 'show', '-n', 'checkout-risk');
    expect(shown).toMatchObject({
      provisioning_state: 'Succeeded',
      scoring_uri: 'https://checkout-risk.westeurope.inference.ml.azure.com/score',
      auth_mode: 'key',
      traffic: {},
      resourceGroup: 'rg-kst-ml-prod',
    });
    const again = await estate.az('ml', 'online-endpoint', 'create', '-n', 'checkout-risk');
    expect(again.code).toBe(1);
    expect(again.err).toContain('exists already');
  });

  it('is not found under another name: show ends with 3, everything else with 1', async () => {
    const estate = await endpointEstate(steady);
    const shown = await estate.az('ml', 'online-endpoint', 'show', '-n', 'nowhere');
    expect(shown.code).toBe(3);
    expect(shown.err).toContain('(ResourceNotFound)');
    expect((await estate.az('ml', 'online-endpoint', 'update', '-n', 'nowhere', '--traffic', 'a=100')).code).toBe(1);
  });

  it('gives out new keys when they are regenerated', async () => {
    const estate = await endpointEstate(steady);
    const keys = () => estate.json('ml', 'online-endpoint', 'get-credentials', '-n', 'checkout-risk');
    const before = await keys();
    await estate.json('ml', 'online-endpoint', 'regenerate-keys', '-n', 'checkout-risk', '--key-type', 'secondary');
    const after = await keys();
    expect(after.primaryKey).toBe(before.primaryKey);
    expect(after.secondaryKey).not.toBe(before.secondaryKey);
    expect(String(after.secondaryKey)).toHaveLength(64);
  });

  it('disappears with its deployments', async () => {
    const estate = await servingEstate(steady);
    expect((await estate.az('ml', 'online-endpoint', 'delete', '-n', 'checkout-risk')).code).toBe(1);
    await estate.json('ml', 'online-endpoint', 'delete', '-n', 'checkout-risk', '--yes');
    expect(deployments.all(estate.world)).toEqual([]);
    expect((await estate.az('ml', 'online-endpoint', 'show', '-n', 'checkout-risk')).code).toBe(3);
    await estate.simulation.advance(estate.world.now + 90 * MINUTE);
  });
});

describe('a deployment', () => {
  it('is up after 7 to 15 minutes, saying so with dots and the time it took', async () => {
    const estate = await endpointEstate(steady);
    const from = estate.world.now;
    const said = await estate.deploy('blue', {});
    const minutes = (estate.world.now - from) / MINUTE;
    expect(minutes).toBeGreaterThan(6.9);
    expect(minutes).toBeLessThan(21.5); // its environment's image had to be built
    expect(said.err).toMatch(/^Check: endpoint checkout-risk exists\n\.{80,}Done \(\d+m \d+s\)\n/);
    expect(JSON.parse(said.out)).toMatchObject({
      provisioning_state: 'Succeeded',
      instance_count: 3,
      environment_variables: {
        AML_APP_ROOT: '/var/azureml-app/src-blue',
        AZUREML_MODEL_DIR: '/var/azureml-app/azureml-models/checkout-risk/11',
        WORKER_COUNT: '4',
      },
    });
    const second = estate.world.now;
    await estate.deploy('green', {});
    expect((estate.world.now - second) / MINUTE).toBeLessThan(15.1);
  });

  it('fails with ResourceNotReady when init() raises, and its logs show what init() wrote', async () => {
    const estate = await endpointEstate(steady);
    const said = await estate.deploy('blue', { initExit: 3 });
    expect(said.code).toBe(1);
    expect(said.err).toContain('ERROR: (None) ResourceNotReady: User container has crashed or terminated');
    const shown = await estate.json('ml', 'online-deployment', 'show', '-n', 'blue', '-e', 'checkout-risk');
    expect(shown.provisioning_state).toBe('Failed');
    const logs = await estate.az('ml', 'online-deployment', 'get-logs', '-n', 'blue', '-e', 'checkout-risk');
    const text = JSON.parse(logs.out) as string;
    expect(text).toContain('init of /var/azureml-app/azureml-models/checkout-risk/11');
    expect(text).toContain("User's init function failed");
    expect(text).toContain('Name: BackOff, Type: Warning');
    const traffic = await estate.az('ml', 'online-endpoint', 'update', '-n', 'checkout-risk', '--traffic', 'blue=100');
    expect(traffic.err).toContain('(BadArgument)');
  });

  it('is killed on start when its workers do not fit into the memory of the machine', async () => {
    const estate = await endpointEstate(steady);
    const said = await estate.deploy('blue', {}, { environment_variables: { WORKER_COUNT: '56' } }); // 14 500 MB of 14 336
    expect(said.err).toContain('ResourceNotReady');
    expect(deployments.need(estate.world, 'checkout-risk/blue').events.at(-1)?.name).toBe('OOMKilled');
    expect((await estate.deploy('green', {}, { environment_variables: { WORKER_COUNT: '55' } })).code).toBe(0);
  });

  it('is refused when the script does not compile, unless that check is skipped', async () => {
    const estate = await endpointEstate(steady);
    const said = await estate.deploy('blue', { syntaxError: true });
    expect(said.code).toBe(1);
    expect(said.err).toContain('Failed to submit deployment blue due to syntax errors in scoring script score.py.');
    expect(said.err).toContain('Error on line 3: def run(:');
    const skipped = await estate.az(
      'ml',
      'online-deployment',
      'create',
      '-f',
      'blue.yml',
      '--skip-script-validation',
      '--no-wait',
    );
    expect(skipped.code).toBe(0);
  });

  it('is refused when it already exists, when a field is wrong and when the quota is used up', async () => {
    const estate = await servingEstate(steady);
    expect((await estate.deploy('blue', {})).err).toContain('exists already');
    expect((await estate.deploy('green', {}, { instance_typ: 'x' })).err).toContain('Unknown field.');
    expect((await estate.deploy('green', {}, { instance_type: 'Standard_X' })).err).toContain('(BadArgument)');
    expect((await estate.deploy('green', {}, { model: 'azureml:checkout-risk:99' })).err).toContain(
      '(ResourceNotFound)',
    );
    // 4 × 4 cores are in use; 12 instances need ceil(14.4) × 4 = 60 of the 56 that are left.
    const quota = await estate.deploy('green', {}, { instance_count: 12 });
    expect(quota.err).toContain('Current usage/limit: 16/72. Additional needed: 60');
  });

  it('keeps its containers while the number of instances changes', async () => {
    const estate = await servingEstate(steady);
    const before = deployments.need(estate.world, 'checkout-risk/blue').serving;
    const command = [
      'ml',
      'online-deployment',
      'update',
      '-n',
      'blue',
      '-e',
      'checkout-risk',
      '--set',
      'instance_count=5',
    ];
    await estate.json(...command, '--no-wait');
    const states = await estate.json('ml', 'online-deployment', 'show', '-n', 'blue', '-e', 'checkout-risk');
    expect(states.provisioning_state).toBe('Scaling');
    expect(servingDeployments(estate.world, 'checkout-risk')[0]?.instances).toBe(3);
    await estate.simulation.advance(estate.world.now + 8 * MINUTE);
    expect(servingDeployments(estate.world, 'checkout-risk')[0]?.instances).toBe(5);
    expect(deployments.need(estate.world, 'checkout-risk/blue').serving).toEqual({ ...before, instances: 5 });
  });

  it('serves with its old containers when an update fails', async () => {
    const estate = await servingEstate(steady);
    const before = servingDeployments(estate.world, 'checkout-risk');
    await estate.write({ 'src-blue/score.py': { initExit: 1 } });
    const said = await estate.az('ml', 'online-deployment', 'update', '-f', 'blue.yml');
    expect(said.err).toContain('ResourceNotReady');
    expect(servingDeployments(estate.world, 'checkout-risk')).toEqual(before);
  });

  it('cannot be deleted while it has traffic', async () => {
    const estate = await servingEstate(steady);
    const refused = await estate.az('ml', 'online-deployment', 'delete', '-n', 'blue', '-e', 'checkout-risk', '--yes');
    expect(refused.err).toContain('gets 100 % of the traffic');
    await estate.json('ml', 'online-endpoint', 'update', '-n', 'checkout-risk', '--traffic', 'blue=0');
    await estate.json('ml', 'online-deployment', 'delete', '-n', 'blue', '-e', 'checkout-risk', '--yes');
    expect(deployments.all(estate.world)).toEqual([]);
  });

  it('takes all traffic at the end of its creation when it is told to', async () => {
    const estate = await servingEstate(steady);
    await estate.write({ 'src-green/score.py': {} });
    await estate.deploy('green', { initExit: 1 }, {});
    await estate.json('ml', 'online-deployment', 'delete', '-n', 'green', '-e', 'checkout-risk', '--yes');
    await estate.write({ 'src-green/score.py': {} });
    await estate.json('ml', 'online-deployment', 'create', '-f', 'green.yml', '--all-traffic');
    expect(servingDeployments(estate.world, 'checkout-risk').map(({ name, share }) => [name, share])).toEqual([
      ['green', 1],
    ]);
  });
});

describe('traffic', () => {
  it.each([
    [['blue=60'], 'sum to 0 or 100, not 60'],
    [['blue=60', 'grey=40'], 'names deployment grey'],
    [['blue=ten'], "Invalid value 'blue=ten'"],
  ])('%s is refused', async (words, message) => {
    const estate = await servingEstate(steady);
    const said = await estate.az('ml', 'online-endpoint', 'update', '-n', 'checkout-risk', '--traffic', ...words);
    expect(said.code).not.toBe(0);
    expect(said.err).toContain(message);
  });

  it('is split as told, in one quoted word or several, and every change is in the activity log', async () => {
    const estate = await servingEstate(steady);
    await estate.deploy('green', {});
    const shown = await estate.json(
      'ml',
      'online-endpoint',
      'update',
      '-n',
      'checkout-risk',
      '--traffic',
      'blue=90 green=10',
    );
    expect(shown.traffic).toEqual({ blue: 90, green: 10 });
    expect(servingDeployments(estate.world, 'checkout-risk').map(({ share }) => share)).toEqual([0.9, 0.1]);
    const seen = activities(estate.world, 0, estate.world.now).map(
      ({ operation, detail }) => `${operation.split('/').at(-2)} ${detail}`,
    );
    expect(seen.at(-1)).toBe('onlineEndpoints traffic blue=90 green=10');
  });
});
