// Bringing a remote's branches and new tags into refs/remotes: what `fetch` and `pull` share.
import { GitFailure } from '../../git/git-failure.ts';
import { hasObject } from '../../git/objects.ts';
import { currentBranch, listRefs, readRef } from '../../git/refs.ts';
import type { Repository } from '../../git/repository.ts';
import { findCommit } from '../../git/revisions.ts';
import {
  branchRequests,
  pruneBranches,
  type RefRequest,
  type RefUpdate,
  remoteRepository,
  sendRefs,
} from '../../git/transfer.ts';
import { remotesOf, upstreamOf } from '../../git/upstream.ts';
import type { GitCall } from './git-call.ts';
import { fetchLines, noRemoteText } from './remote-text.ts';

const ACCESS =
  'Could not read from remote repository.\n\nPlease make sure you have the correct access rights\nand the repository exists.';

/** The repository behind a remote's name or an address. */
export function reachRemote(
  call: GitCall,
  repo: Repository,
  name: string,
): { readonly repository: Repository; readonly url: string; readonly remote: string | undefined } {
  const known = remotesOf(repo).find((remote) => remote.name === name);
  const url = known?.url ?? name;
  const repository = remoteRepository(call.files, url, known ? (repo.workTree ?? repo.gitDir) : call.cwd);
  if (!repository) {
    call.say(`fatal: ${noRemoteText(url)}\n`);
    throw new GitFailure(ACCESS);
  }
  return { repository, url, remote: known?.name };
}

export interface FetchInput {
  readonly remote: string;
  readonly branches: readonly string[]; // none: all
  readonly isPruning: boolean;
  readonly withAllTags: boolean;
  readonly isQuiet: boolean;
}

/** Fetches and reports on stderr. */
export function fetchRemote(call: GitCall, repo: Repository, input: FetchInput): RefUpdate[] {
  const { repository: from, url, remote } = reachRemote(call, repo, input.remote);
  if (remote === undefined)
    throw new GitFailure('fetching from an address without a name is not simulated here; use git remote add', 1);
  const all = firstFollowed(repo, branchRequests(from, remote));
  const wanted = all.filter(
    ({ source }) => input.branches.length === 0 || input.branches.includes(source.replace('refs/heads/', '')),
  );
  for (const branch of input.branches)
    if (!all.some(({ source }) => source === `refs/heads/${branch}`))
      throw new GitFailure(`couldn't find remote ref ${branch}`);
  const move = { by: call.committer(), reason: `fetch ${input.remote}: %` };
  const pruned = input.isPruning ? pruneBranches(from, repo, remote) : [];
  const updates = sendRefs(from, repo, wanted, move);
  const tags = sendRefs(from, repo, tagRequests(from, repo, input.withAllTags), move);
  const lines = fetchLines(repo, [...pruned, ...updates, ...tags]);
  if (lines !== '' && !input.isQuiet) call.say(`From ${shownUrl(url)}\n${lines}`);
  writeFetchHead(repo, updates, url);
  return updates;
}

/** The branch that the current one follows is reported first. */
function firstFollowed(repo: Repository, requests: readonly RefRequest[]): RefRequest[] {
  const branch = currentBranch(repo);
  const followed = branch === undefined ? undefined : upstreamOf(repo, branch)?.ref;
  return [
    ...requests.filter((each) => each.target === followed),
    ...requests.filter((each) => each.target !== followed),
  ];
}

/** The address without its `.git`, as fetch shows it. */
export const shownUrl = (url: string): string => url.replace(/\/+$/, '').replace(/\.git$/, '');

/** Tags follow when the commits they name have been fetched. */
function tagRequests(from: Repository, to: Repository, withAll: boolean): RefRequest[] {
  const out: RefRequest[] = [];
  for (const name of listRefs(from, 'refs/tags/')) {
    const ref = `refs/tags/${name}`;
    if (readRef(to, ref) !== undefined) continue;
    const commit = findCommit(from, ref);
    if (withAll || (commit !== undefined && hasObject(to, commit)))
      out.push({ source: ref, target: ref, isForced: false });
  }
  return out;
}

function writeFetchHead(repo: Repository, updates: readonly RefUpdate[], url: string): void {
  const lines = updates.map(
    ({ after, source }) => `${after}\t\tbranch '${source.replace('refs/heads/', '')}' of ${shownUrl(url)}\n`,
  );
  repo.files.writeText(`${repo.gitDir}/FETCH_HEAD`, lines.join(''));
}
