import { Bash, InMemoryFs } from 'just-bash/browser';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { roles } from '../../src/company/roles.ts';
import { readEstate } from '../../src/scenario/estate-file.ts';
import { readHistory } from '../../src/scenario/history-file.ts';
import { contentPack, repositoryFiles } from './pack.ts';

const pack = contentPack();
const history = readHistory(pack);
const estate = readEstate(pack);
const repository = repositoryFiles(pack);
const roleIds = new Set<string>(roles.map((role) => role.id));

describe('the history of Kestrand', () => {
  it('is told in order of time', () => {
    const commits = history.initial_commits.map((commit) => commit.at);
    const acts = history.acts.map((act) => act.at);
    expect(commits).toEqual([...commits].sort((a, b) => a - b));
    expect(acts).toEqual([...acts].sort((a, b) => a - b));
    expect(Math.max(...commits)).toBeLessThan(history.start);
    expect(Math.min(...acts)).toBeGreaterThan(history.start);
  });

  it('has at least a dozen commits before the first incident, by people the company knows', () => {
    const typed = history.acts.flatMap((act) => act.lines).filter((line) => line.includes('git commit'));
    expect(history.initial_commits.length + typed.length).toBeGreaterThanOrEqual(12);
    const people = [...history.initial_commits.map((commit) => commit.author), ...history.acts.map((act) => act.actor)];
    for (const person of people) expect(roleIds).toContain(person);
    for (const { id } of estate.people) expect(roleIds).toContain(id);
  });

  it('types edits that all change something', async () => {
    const fs = new InMemoryFs();
    const read = async (): Promise<string> =>
      (await Promise.all([...repository.keys()].map((path) => fs.readFile(`/repo/${path}`)))).join('\0');
    for (const [path, text] of repository) await fs.writeFile(`/repo/${path}`, text);
    const bash = new Bash({ fs, cwd: '/repo' });
    const edits = history.acts.flatMap((act) => act.lines).filter((line) => /^(sed|cat) /.test(line));
    expect(edits.length).toBeGreaterThanOrEqual(8);
    for (const line of edits) {
      const before = await read();
      const result = await bash.exec(line, { rawScript: true });
      expect(result.stderr, line).toBe('');
      expect(await read(), line).not.toBe(before);
    }
    const job = parse(await fs.readFile('/repo/jobs/checkout_train.yml'));
    expect(job.inputs.orders.path).toBe('azureml:checkout-orders:12');
    expect(job.inputs.labels.path).toBe('azureml:checkout-labels:12');
    const contract = parse(await fs.readFile('/repo/contracts/orders.v3.yml'));
    expect(contract.columns).toHaveLength(21);
    const config = parse(await fs.readFile('/repo/config/prod.yml'));
    expect(config.checkout).toMatchObject({ label_maturity_days: 21, training_sample: 24000, background_rows: 1920 });
  });
});

describe('the estate of Kestrand', () => {
  const names = new Set(estate.datastores.map((store) => `azureml://datastores/${store.name}/paths/`));

  it('keeps data in datastores that exist', () => {
    for (const asset of estate.data)
      expect(names).toContain(/^azureml:\/\/datastores\/[^/]+\/paths\//.exec(asset.path)?.[0]);
  });

  it('has every version that the job files name when they are used', () => {
    const assets = new Set([
      ...estate.data.map((asset) => `azureml:${asset.name}:${asset.version}`),
      ...estate.environments.map((environment) => `azureml:${environment.name}:${environment.version}`),
      ...['11', '12'].map((version) => `azureml:checkout-risk:${version}`), // registered by the acts
    ]);
    const computes = estate.computes.map((compute) => `azureml:${compute.name}`);
    for (const [path, text] of repository) {
      if (!/^(jobs|endpoints)\//.test(path)) continue;
      const used = [...text.matchAll(/azureml:[\w-]+(?::\w+)?$/gm)].map((match) => match[0]);
      for (const reference of used) expect([...assets, ...computes], path).toContain(reference);
    }
  });

  it('never evaluates on days that are younger than three weeks', () => {
    for (const asset of estate.data)
      for (const part of asset.parts)
        if (part.kind === 'labels') expect(part.known_at / 86_400_000 - part.days[1]).toBeGreaterThanOrEqual(21);
  });
});
