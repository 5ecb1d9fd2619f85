import { describe, expect, it } from 'vitest';
import { activities } from '../../src/azure/activity.ts';
import { dataAssets, dataTree } from '../../src/azure/data/data-asset.ts';
import { environments } from '../../src/azure/environment/environment.ts';
import { containerId, putLakeTree } from '../../src/azure/storage/blob-container.ts';
import { ContentStore } from '../../src/kernel/content-store.ts';
import { FileTree } from '../../src/kernel/files/file-tree.ts';
import { worldFiles } from '../../src/kernel/files/world-files.ts';
import { type Estate, estate, HOME, WORKSPACE } from './estate.ts';

const keysOf = (value: unknown): string[] => Object.keys(value as object);

describe('data assets', () => {
  it('are shown with their place in storage', async () => {
    const world = await estate();
    const shown = await world.json('ml data show', { name: 'orders', label: 'latest' });
    expect(shown).toMatchObject({
      name: 'orders',
      version: '12',
      type: 'uri_folder',
      path: 'azureml://subscriptions/5c0f2c1e-7d0b-4f3e-9a51-6f1f6d9a4b10/resourcegroups/rg-kst-ml-prod/workspaces/mlw-kst-prod/datastores/curated/paths/orders',
    });
    expect(keysOf(shown)).toEqual(keysOf(shown).sort());
  });

  it('are never changed: a version that exists is refused, a path cannot be updated', async () => {
    const world = await estate();
    const path = 'azureml://datastores/curated/paths/orders';
    expect((await world.refusal('ml data create', { name: 'orders', version: '12', path })).message).toContain(
      'already exists',
    );
    expect(await world.refusal('ml data update', { name: 'orders', version: '12', set: [`path=${path}`] })).toEqual({
      code: 'UserError',
      message: 'Asset paths cannot be updated.',
    });
    expect(await world.json('ml data create', { name: 'orders', path })).toMatchObject({ version: '13' });
  });

  it('take descriptions, tags and properties, and say who changed them', async () => {
    const world = await estate();
    const changed = await world.json('ml data update', {
      name: 'orders',
      version: '11',
      set: ['tags.owner=ds', 'description=old'],
    });
    expect(changed).toMatchObject({ tags: { owner: 'ds' }, description: 'old', version: '11' });
    expect(activities(world.world, 0, 0)).toEqual([
      {
        at: 0,
        actor: 'oncall',
        operation: 'Microsoft.MachineLearningServices/workspaces/data/versions/write',
        resource: 'mlw-kst-prod/data/orders/versions/11',
        detail: 'tags.owner=ds description=old',
      },
    ]);
  });

  it('keep texts that look like odd numbers', async () => {
    const world = await estate();
    const set = ['tags.git_sha=12e4567', 'tags.threshold=0.50', 'tags.zero=-0', 'tags.count=12', 'tags.flag=true'];
    const { tags } = await world.json('ml data update', { name: 'orders', version: '11', set });
    expect(tags).toEqual({ git_sha: '12e4567', threshold: '0.50', zero: '-0', count: '12', flag: 'True' });
  });

  it('mean by @latest the version created last, not the highest number', async () => {
    const world = await estate();
    await world.pass(60);
    await world.json('ml data create', {
      name: 'orders',
      version: '3',
      path: 'azureml://datastores/curated/paths/orders',
    });
    expect(await world.json('ml data show', { name: 'orders', label: 'latest' })).toMatchObject({ version: '3' });
  });

  it('can be uploaded from local files', async () => {
    const world = await estate();
    await world.write({ 'sample/rows.csv': 'a\n1\n', 'data.yml': 'name: sample\npath: sample\n' });
    const made = await world.json('ml data create', { file: 'data.yml' });
    expect(made.path).toMatch(/\/datastores\/workspaceblobstore\/paths\/LocalUpload\/[0-9a-f]{32}\/sample\/$/);
    const tree = dataTree(world.world, dataAssets.rows.need(world.world, `${WORKSPACE}/sample/1`));
    expect(tree?.kind === 'dir' && Object.keys(tree.entries)).toEqual(['rows.csv']);
  });

  it('follow what happens to their storage', async () => {
    const world = await estate();
    await world.simulation.transact((tx) =>
      putLakeTree(tx, containerId('stkstlake', 'curated'), 'orders', world.tree({ 'day-64.csv': 'a\n' })),
    );
    const tree = dataTree(world.world, dataAssets.rows.need(world.world, `${WORKSPACE}/orders/12`));
    expect(tree?.kind === 'dir' && Object.keys(tree.entries)).toEqual(['day-64.csv']);
  });

  it('are listed by name, with --name by version, archived ones on demand', async () => {
    const world = await estate();
    expect(await world.json('ml data list')).toMatchObject([{ name: 'orders', 'latest version': '12' }]);
    const versions = async (flags: object) =>
      ((await world.json('ml data list', { name: 'orders', ...flags })) as unknown as { version: string }[]).map(
        ({ version }) => version,
      );
    expect(await versions({})).toEqual(['12', '11']);
    expect(await world.az('ml data archive', { name: 'orders', version: '12' })).toEqual({ kind: 'nothing' });
    expect(await versions({})).toEqual(['11']);
    expect(await versions({ 'include-archived': true })).toEqual(['12', '11']);
    expect(await versions({ 'archived-only': true })).toEqual(['12']);
    await world.az('ml data restore', { name: 'orders', version: '12' });
    expect(await versions({})).toEqual(['12', '11']);
  });

  it('answer a missing one with exit code 3', async () => {
    const world = await estate();
    expect(await world.refusal('ml data show', { name: 'nope', version: '1' })).toEqual({
      code: 'UserError',
      message: 'Not found data asset nope:1.',
      exitCode: 3,
    });
  });
});

describe('environments', () => {
  const CONDA =
    'dependencies:\n  - python=3.12\n  - pip\n  - scikit-learn==1.5.2\n  - pip:\n      - Mlflow_Skinny==2.16.0\n';
  const YAML = 'name: train\nversion: 10\nimage: base\nconda_file: conda.yml\n';
  const create = async (files: { readonly [path: string]: string }) => {
    const world = await estate();
    await world.write(files);
    return world;
  };

  it('install the exact versions of their conda file', async () => {
    const world = await create({ 'environments/env.yml': YAML, 'environments/conda.yml': CONDA });
    const made = await world.json('ml environment create', { file: 'environments/env.yml' });
    expect(made).toMatchObject({
      name: 'train',
      version: '10',
      image: 'base',
      os_type: 'linux',
      conda_file: { dependencies: ['python=3.12', 'pip', 'scikit-learn==1.5.2', { pip: ['Mlflow_Skinny==2.16.0'] }] },
    });
    expect(environments.rows.need(world.world, `${WORKSPACE}/train/10`).packages).toEqual({
      'mlflow-skinny': '2.16.0',
      'scikit-learn': '1.5.2',
    });
  });

  it.each([
    ['mlflow>=2', 'mlflow>=2'],
    ['mlflow', 'mlflow'],
    ['mlflow~=2.1', 'mlflow~=2.1'],
    ['mlflow==2.*', 'mlflow==2.*'],
  ])('say honestly that the range %s is not simulated', async (requirement, named) => {
    const world = await create({ 'env.yml': YAML, 'conda.yml': `dependencies:\n  - pip:\n      - ${requirement}\n` });
    const { code, message } = await world.refusal('ml environment create', { file: 'env.yml' });
    expect(code).toBe(null);
    expect(message).toContain('not simulated: version ranges');
    expect(message).toContain(`'${named}'`);
  });

  it('are never changed', async () => {
    const world = await create({ 'env.yml': YAML, 'conda.yml': CONDA });
    await world.json('ml environment create', { file: 'env.yml' });
    expect((await world.refusal('ml environment create', { file: 'env.yml' })).message).toContain('already exists');
    expect(
      (await world.refusal('ml environment update', { name: 'train', version: '10', set: ['image=other'] })).message,
    ).toBe("The property 'image' of an environment cannot be updated.");
  });

  it.each([
    ['a conda file in place of the environment', 'dependencies:\n  - pip\n', 'takes the YAML of an environment'],
    ['a reserved name', 'name: AzureML-x\nimage: base\n', 'are reserved'],
    ['a conda file without an image', 'name: x\nconda_file: conda.yml\n', 'needs an image'],
    ['an image and a build', 'name: x\nimage: base\nbuild: {path: .}\n', 'Cannot provide both'],
    ['a Dockerfile', 'name: x\nbuild: {path: .}\n', 'not simulated'],
    [
      'a missing conda file',
      'name: x\nimage: base\nconda_file: nope.yml\n',
      'One or more files or folders do not exist.',
    ],
  ])('refuse %s', async (_what, yaml, message) => {
    const world = await create({ 'env.yml': yaml, 'conda.yml': CONDA });
    expect((await world.refusal('ml environment create', { file: 'env.yml' })).message).toContain(message);
  });
});

describe('models', () => {
  const withModel = async (): Promise<Estate> => {
    const world = await estate();
    await world.write({ 'model/model.json': '[1]' });
    await world.json('ml model create', {
      name: 'risk',
      path: 'model',
      stage: 'Staging',
      tags: ['approved_by_role=risk'],
    });
    return world;
  };

  it('are registered from local files and change stage and tags, never their files', async () => {
    const world = await withModel();
    const changed = await world.json('ml model update', {
      name: 'risk',
      version: '1',
      stage: 'Production',
      set: ['tags.git_sha=abc'],
    });
    expect(changed).toMatchObject({
      stage: 'Production',
      tags: { approved_by_role: 'risk', git_sha: 'abc' },
      type: 'custom_model',
    });
    expect(
      (await world.refusal('ml model update', { name: 'risk', version: '1', set: ['path=elsewhere'] })).message,
    ).toBe('Asset paths cannot be updated.');
    expect((await world.refusal('ml model create', { name: 'risk', version: '1', path: 'model' })).message).toContain(
      'already exists',
    );
    expect(await world.json('ml model list', { stage: 'Production' })).toMatchObject([{ name: 'risk', version: '1' }]);
    expect(await world.json('ml model list', { stage: 'Staging' })).toEqual([]);
  });

  it('are downloaded into a folder of their name', async () => {
    const world = await withModel();
    await world.az('ml model download', { name: 'risk', version: '1' });
    expect(world.read('risk/model.json')).toBe('[1]');
  });

  it('refuse folders that are empty or missing', async () => {
    const world = await estate();
    await world.simulation.transact((tx) => worldFiles(tx, world.content).makeDir(`${HOME}/empty`));
    expect((await world.refusal('ml model create', { name: 'm', path: 'empty' })).message).toContain('is empty');
    expect((await world.refusal('ml model create', { name: 'm', path: 'nope' })).message).toContain('do not exist');
  });
});

describe('storage', () => {
  const LAKE = { 'container-name': 'curated', 'account-name': 'stkstlake' };

  it('lists blobs by prefix with their length', async () => {
    const world = await estate();
    const blobs = (await world.json('storage blob list', { ...LAKE, prefix: 'orders/day-62' })) as unknown;
    expect(blobs).toMatchObject([
      { name: 'orders/day-62.csv', container: 'curated', properties: { contentLength: 8 } },
    ]);
  });

  it('downloads a blob, and all that match a pattern', async () => {
    const world = await estate();
    await world.az('storage blob download', { ...LAKE, name: 'orders/day-63.csv', file: 'x.csv' });
    expect(world.read('x.csv')).toBe('a,b\n3,4\n');
    await world.simulation.transact((tx) => worldFiles(tx, world.content).makeDir(`${HOME}/all`));
    const batch = { source: 'curated', destination: 'all', 'account-name': 'stkstlake', pattern: '*63*' };
    expect(await world.json('storage blob download-batch', batch)).toEqual(['orders/day-63.csv']);
    expect(world.read('all/orders/day-63.csv')).toBe('a,b\n3,4\n');
  });

  it('makes the bytes of a lazy blob only when they are read', async () => {
    const world = await estate();
    let made = 0;
    const content = new ContentStore(
      new Map([
        [
          'rows',
          (args: string) => {
            made++;
            return new TextEncoder().encode(`row ${args}\n`);
          },
        ],
      ]),
    );
    const blob = { kind: 'file', mode: 0o644, mtime: 0, ino: 1, ref: 'gen:rows?{"day":1}', size: 14 } as const;
    await world.simulation.transact((tx) => putLakeTree(tx, 'stkstlake/curated', 'lazy/day-1.csv', blob));
    const simulation = world.play(world.world, content);
    const flags = { ...LAKE, name: 'lazy/day-1.csv', file: 'lazy.csv' };
    await world.az('storage blob download', flags, undefined, simulation);
    expect(made).toBe(0);
    const files = new FileTree({ root: simulation.world.files, writes: 0, now: () => 0 }, content);
    expect(files.readText(`${HOME}/lazy.csv`)).toBe('row {"day":1}\n');
    expect(made).toBe(1);
  });

  it.each([
    ['an account', { ...LAKE, 'account-name': 'nope' }, null, "Failed to resolve 'nope.blob.core.windows.net'"],
    [
      'a container',
      { ...LAKE, 'container-name': 'nope' },
      'ContainerNotFound',
      'The specified container does not exist.',
    ],
    ['a blob', { ...LAKE, name: 'orders/nope.csv' }, 'BlobNotFound', 'The specified blob does not exist.'],
  ])('says that %s does not exist', async (_what, flags, code, message) => {
    const world = await estate();
    const refused = await world.refusal('storage blob download', { name: 'orders/day-63.csv', file: 'x', ...flags });
    expect(refused.code).toBe(code);
    expect(refused.message).toContain(message);
  });

  it('is named by datastores', async () => {
    const world = await estate();
    expect(await world.json('ml datastore show', { name: 'curated' })).toMatchObject({
      account_name: 'stkstlake',
      container_name: 'curated',
      type: 'azure_blob',
    });
    const names = ((await world.json('ml datastore list')) as unknown as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(['curated', 'workspaceartifactstore', 'workspaceblobstore']);
  });
});

describe('workspaces', () => {
  it('are shown, and a missing one is an error of every command', async () => {
    const world = await estate();
    expect(await world.json('ml workspace show')).toMatchObject({
      name: WORKSPACE,
      location: 'westeurope',
      provisioning_state: 'Succeeded',
    });
    expect((await world.refusal('ml workspace show', { name: 'nope' })).code).toBe('ResourceNotFound');
  });
});
