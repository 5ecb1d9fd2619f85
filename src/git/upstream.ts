// Which remote branch a branch follows, from the repository's configuration.
import { type ConfigLine, readConfig } from './config-file.ts';
import type { Repository } from './repository.ts';

export interface Upstream {
  readonly remote: string; // 'origin'
  readonly branch: string; // 'main', on the remote
  readonly ref: string; // 'refs/remotes/origin/main'
  readonly short: string; // 'origin/main'
}

export const repositoryConfig = (repo: Repository): ConfigLine[] => readConfig(repo.files, `${repo.gitDir}/config`);

export const configValue = (lines: readonly ConfigLine[], key: string): string | undefined =>
  lines.findLast((line) => line.key === key)?.value;

export function upstreamOf(repo: Repository, branch: string): Upstream | undefined {
  const lines = repositoryConfig(repo);
  const remote = configValue(lines, `branch.${branch}.remote`);
  const merge = configValue(lines, `branch.${branch}.merge`);
  if (remote === undefined || !merge?.startsWith('refs/heads/')) return undefined;
  const name = merge.slice('refs/heads/'.length);
  if (remote === '.') return { remote, branch: name, ref: merge, short: name };
  return { remote, branch: name, ref: `refs/remotes/${remote}/${name}`, short: `${remote}/${name}` };
}

/** Configured remotes in the order of the file. */
export function remotesOf(repo: Repository): { readonly name: string; readonly url: string }[] {
  const out: { name: string; url: string }[] = [];
  for (const { key, value } of repositoryConfig(repo)) {
    const name = /^remote\.(.*)\.url$/.exec(key)?.[1];
    if (name !== undefined && !out.some((remote) => remote.name === name)) out.push({ name, url: value });
  }
  return out;
}
