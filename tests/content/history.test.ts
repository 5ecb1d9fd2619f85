import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { roles } from '../../src/company/roles.ts';
import { DAY, MINUTE } from '../../src/kernel/time.ts';
import { readEstate } from '../../src/scenario/estate-file.ts';
import { expandExport } from '../../src/scenario/expand-export.ts';
import { newestMark, readHistory } from '../../src/scenario/history-file.ts';
import { repositoryAt } from '../../src/scenario/repository-at.ts';
import { contentPack } from './pack.ts';

const pack = contentPack();
const history = readHistory(pack);
const estate = readEstate(pack);
const roleIds = new Set<string>(roles.map((role) => role.id));
const commits = history.acts.flatMap((act) => ('message' in act ? [act] : []));
const lines = history.acts.flatMap((act) => ('lines' in act ? act.lines : []));

const firstMoment = Math.max(...history.marks); // of scenarios in which nothing differs before

describe('the history of Kestrand', () => {
  it('is told in order of time', () => {
    const before = history.initial_commits.map((commit) => commit.at);
    const acts = history.acts.map((act) => act.at);
    expect(before).toEqual([...before].sort((a, b) => a - b));
    expect(acts).toEqual([...acts].sort((a, b) => a - b));
    expect(Math.max(...before)).toBeLessThan(history.start);
    expect(Math.min(...acts)).toBeGreaterThan(history.start);
    // What colleagues do after the newest mark belongs to whatever is played from there.
    expect([history.start, acts.filter((at) => at < firstMoment).length > 100]).toEqual([0, true]);
  });

  it('is made by people the company knows', () => {
    const people = [...history.initial_commits.map((commit) => commit.author), ...history.acts.map((act) => act.actor)];
    for (const person of people) expect(roleIds).toContain(person);
    for (const { id } of estate.people) expect(roleIds).toContain(id);
  });

  it('has at least 40 commits that change what runs, beside releases and weekly trainings', () => {
    const runs = /^(src|config|endpoints|environments)\//;
    const changing = commits.filter(
      ({ message, edits, files }) =>
        !/^(Release|Train on the exports|Bring green|Describe)/.test(message) &&
        [...edits, ...files].some(({ file }) => runs.test(file)),
    );
    expect(changing.length).toBeGreaterThanOrEqual(40);
    expect(commits.filter(({ message }) => /^Release \d/.test(message)).length).toBe(10);
    expect(lines.filter((line) => line.includes('checkout_train.yml')).length).toBe(12);
  });

  it('changes something with every commit, and nothing by a line that is typed', () => {
    for (const { at, message } of commits)
      expect([...repositoryAt(pack, at + 1, history)], message).not.toEqual([...repositoryAt(pack, at, history)]);
    expect(lines.filter((line) => /^(sed|cat|echo) |git commit/.test(line))).toEqual([]);
  });

  it('ends with the files that scenarios build on', () => {
    const found = Object.fromEntries(
      [...repositoryAt(pack, firstMoment)]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([path, text]) => [path, createHash('sha256').update(text).digest('hex').slice(0, 16)]),
    );
    expect(found).toEqual(JSON.parse(readFileSync(resolve(import.meta.dirname, 'main-tree.json'), 'utf8')));
  });

  it('keeps marks at which a scenario can begin: the newest before anything differs', () => {
    const [first = 0, last = 0] = [Math.min(...history.marks), Math.max(...history.marks)];
    expect(newestMark(history, first)).toBe(history.start);
    expect(newestMark(history, last)).toBe(first);
    expect(newestMark(history, last + MINUTE)).toBe(last);
  });
});

describe('the estate of Kestrand', () => {
  const data = [...estate.data, ...estate.exports.flatMap(expandExport)];
  const names = new Set(estate.datastores.map((store) => `azureml://datastores/${store.name}/paths/`));

  it('keeps data in datastores that exist, at places of their own', () => {
    for (const asset of data) expect(names).toContain(/^azureml:\/\/datastores\/[^/]+\/paths\//.exec(asset.path)?.[0]);
    expect(new Set(data.map(({ path }) => path)).size).toBe(data.length);
  });

  it('counts the exports of a feed in order of time, the three in between included', () => {
    const orders = data.filter(({ name, at = 0 }) => name === 'checkout-orders' && at < firstMoment);
    expect(orders.map(({ version }) => version)).toEqual(Array.from({ length: 12 }, (_, i) => String(i + 1)));
    const days = orders.map(({ at = 0 }) => Math.floor(at / DAY));
    expect(days).toEqual([7, 14, 17, 21, 28, 31, 35, 42, 49, 51, 56, 63]);
    const windows = orders.map(({ parts }) => parts[0]?.days);
    expect(windows[0]).toEqual([0, 0]); // one day is a week old
    expect(windows[4]).toEqual([0, 14]); // two weeks
    expect(windows.at(-1)).toEqual([1, 42]); // three weeks
  });

  it('measures today on days whose losses are known: three weeks and more', () => {
    for (const asset of data.filter(({ name, version }) => name === 'checkout-eval' && Number(version) >= 6))
      for (const part of asset.parts)
        if (part.kind === 'labels') expect(part.known_at / DAY - part.days[1]).toBeGreaterThanOrEqual(21);
  });

  it('has the gateway decide by the thresholds that the repository says, from the day it says so', () => {
    for (const { at, review, decline } of estate.gateway) {
      const { checkout } = parse(repositoryAt(pack, at + 1).get('config/thresholds.yml') ?? '');
      expect(checkout).toEqual({ review, decline });
    }
  });
});
