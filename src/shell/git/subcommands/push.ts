// git push: sends branches and tags to a remote; only forward, unless forced.
import { GitFailure } from '../../../git/git-failure.ts';
import { currentBranch, deleteRef, listRefs, readRef, updateRef } from '../../../git/refs.ts';
import type { Repository } from '../../../git/repository.ts';
import { fullRefName, resolveCommit } from '../../../git/revisions.ts';
import { type RefRequest, type RefUpdate, sendRefs } from '../../../git/transfer.ts';
import { remotesOf, upstreamOf } from '../../../git/upstream.ts';
import { reachRemote } from '../fetch-remote.ts';
import type { GitArguments } from '../git-arguments.ts';
import type { GitCall } from '../git-call.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';
import { pushLines } from '../remote-text.ts';
import { followBranch } from '../switch-head.ts';

export const push = defineGitSubcommand({
  name: 'push',
  summary: 'send branches and tags to a remote',
  usage: 'push [-u] [-f | --force-with-lease] [--tags | --all] [-d] [<remote> [<branch>...]]',
  options:
    'u|set-upstream f|force force-with-lease? tags all d|delete q|quiet v|verbose n|dry-run follow-tags no-verify porcelain progress',
  unsimulated: 'mirror prune atomic o|push-option= signed? receive-pack= recurse-submodules=',
  words: [['remote'], ['branch', 'tag']],
  async run(args, call) {
    const repo = call.repository();
    const branch = currentBranch(repo);
    const followed = branch === undefined ? undefined : upstreamOf(repo, branch);
    const name = args.words[0] ?? followed?.remote ?? 'origin';
    if (args.words[0] === undefined && !remotesOf(repo).some((known) => known.name === name))
      throw new GitFailure(
        'No configured push destination.\nName one (git push <address> <branch>) or add it with git remote add.',
      );
    const { repository: to, url, remote } = reachRemote(call, repo, name);
    if (args.flag('delete')) return deleteRemote(args, call, repo, { to, url, remote });
    const requests = requestsOf(args, call, repo, { branch, name, url });
    const deletions = requests.filter((request) => request.source === '');
    const sent = requests.filter((request) => request.source !== '');
    if (args.flag('dry-run')) throw new GitFailure('git push --dry-run is not simulated here', 1);
    if (args.text('force-with-lease') === undefined && args.flag('force-with-lease'))
      refuseStale(call, repo, to, remote, sent, url);
    refuseCheckedOut(call, to, sent, url);
    const updates = sendRefs(repo, to, sent, { by: call.committer(), reason: 'push' });
    for (const { target } of deletions) {
      if (readRef(to, target) === undefined)
        throw new GitFailure(`unable to delete '${target}': remote ref does not exist`, 1);
      deleteRef(to, target);
      updates.push({ kind: 'deleted', source: '', target });
    }
    follow(call, repo, remote, updates);
    return report(args, call, repo, { url, remote, updates });
  },
});

/** `main`, `local:remote`, `+main`, `:gone`, tags; without any word the current branch. */
function requestsOf(
  args: GitArguments,
  call: GitCall,
  repo: Repository,
  from: { branch: string | undefined; name: string; url: string },
): RefRequest[] {
  const isForced = args.flag('force') || args.flag('force-with-lease');
  const out: RefRequest[] = [];
  for (const word of args.words.slice(1)) {
    const [source = '', target] = word.replace(/^\+/, '').split(':');
    const isPlus = word.startsWith('+');
    if (source === '' && target !== undefined)
      out.push({ source: '', target: targetRef(target, 'refs/heads/'), isForced: true });
    else out.push(requestOf(repo, { source, target, url: from.url }, isForced || isPlus));
  }
  if (args.flag('all'))
    for (const name of listRefs(repo, 'refs/heads/'))
      out.push({ source: `refs/heads/${name}`, target: `refs/heads/${name}`, isForced });
  if (args.flag('tags'))
    for (const name of listRefs(repo, 'refs/tags/'))
      out.push({ source: `refs/tags/${name}`, target: `refs/tags/${name}`, isForced });
  if (out.length > 0) return out;
  if (from.branch === undefined)
    throw new GitFailure('You are not currently on a branch.\nName what to push: git push <remote> HEAD:<branch>');
  const ref = `refs/heads/${from.branch}`;
  const upstream = upstreamOf(repo, from.branch);
  if (args.words[0] === undefined && !args.flag('set-upstream')) {
    if (!upstream && call.config('push.autoSetupRemote') !== 'true')
      throw new GitFailure(
        `The current branch ${from.branch} has no upstream branch.\nTo push it and follow the new remote branch, use\n\n    git push --set-upstream ${from.name} ${from.branch}\n`,
      );
    if (upstream && upstream.branch !== from.branch && call.config('push.default') !== 'upstream')
      throw new GitFailure(
        `The upstream branch of your current branch does not match\nthe name of your current branch. Name both: git push ${from.name} HEAD:${upstream.branch}`,
      );
  }
  if (readRef(repo, ref) === undefined) throw new GitFailure(`src refspec ${from.branch} does not match any`, 1);
  return [
    { source: ref, target: `refs/heads/${upstream?.remote === from.name ? upstream.branch : from.branch}`, isForced },
  ];
}

const targetRef = (name: string, prefix: string): string => (name.startsWith('refs/') ? name : prefix + name);

function requestOf(
  repo: Repository,
  { source, target, url }: { source: string; target: string | undefined; url: string },
  isForced: boolean,
): RefRequest {
  const branch = currentBranch(repo);
  const full =
    (source === 'HEAD' || source === '@') && branch !== undefined ? `refs/heads/${branch}` : fullRefName(repo, source);
  const isOwn = full?.startsWith('refs/heads/') || full?.startsWith('refs/tags/');
  if (full !== undefined && isOwn) {
    const prefix = full.startsWith('refs/tags/') ? 'refs/tags/' : 'refs/heads/';
    const typed = source === 'HEAD' || source === '@' ? { typed: 'HEAD' } : {};
    return { source: full, ...typed, target: target === undefined ? full : targetRef(target, prefix), isForced };
  }
  if (target === undefined)
    throw new GitFailure(`src refspec ${source} does not match any\nerror: failed to push some refs to '${url}'`, 1);
  // A bare commit is sent under a ref of its own name only: keep it in FETCH_HEAD's manner, readable as a ref.
  const oid = resolveCommit(repo, source);
  const scratch = 'PUSH_SOURCE';
  repo.files.writeText(`${repo.gitDir}/${scratch}`, `${oid}\n`);
  return { source: scratch, typed: source, target: targetRef(target, 'refs/heads/'), isForced };
}

/** The branch somebody works on must not move under their work tree. */
function refuseCheckedOut(call: GitCall, to: Repository, requests: readonly RefRequest[], url: string): void {
  const branch = to.workTree === null ? undefined : currentBranch(to);
  const request = requests.find(({ target }) => target === `refs/heads/${branch}`);
  if (!request) return;
  const source = request.typed ?? request.source.replace(/^refs\/(heads|tags)\//, '');
  call.say(`To ${url}\n ! [remote rejected] ${source} -> ${branch} (branch is currently checked out)\n`);
  throw new GitFailure(`failed to push some refs to '${url}'`, 1);
}

/** --force-with-lease: what stands there must be what was last fetched. */
function refuseStale(
  call: GitCall,
  repo: Repository,
  to: Repository,
  remote: string | undefined,
  requests: readonly RefRequest[],
  url: string,
): void {
  for (const { target, source } of requests) {
    const there = readRef(to, target);
    const known =
      remote === undefined ? undefined : readRef(repo, target.replace('refs/heads/', `refs/remotes/${remote}/`));
    if (there === undefined || there === known) continue;
    const name = (ref: string): string => ref.replace(/^refs\/(heads|tags)\//, '');
    call.say(`To ${url}\n ! [rejected]        ${name(source)} -> ${name(target)} (stale info)\n`);
    throw new GitFailure(`failed to push some refs to '${url}'`, 1);
  }
}

/** The remote-tracking branches move along. */
function follow(call: GitCall, repo: Repository, remote: string | undefined, updates: readonly RefUpdate[]): void {
  repo.files.remove(`${repo.gitDir}/PUSH_SOURCE`, { force: true });
  if (remote === undefined || repo.workTree === null) return;
  for (const { kind, target, after } of updates) {
    if (!target.startsWith('refs/heads/') || kind === 'rejected') continue;
    const ref = target.replace('refs/heads/', `refs/remotes/${remote}/`);
    if (kind === 'deleted') deleteRef(repo, ref);
    else if (after !== undefined && readRef(repo, ref) !== after)
      updateRef(repo, ref, after, { by: call.committer(), reason: 'update by push' });
  }
}

function report(
  args: GitArguments,
  call: GitCall,
  repo: Repository,
  what: { url: string; remote: string | undefined; updates: readonly RefUpdate[] },
): number {
  const { url, remote, updates } = what;
  const moved = updates.filter((update) => update.kind !== 'same');
  const rejected = moved.filter((update) => update.kind === 'rejected');
  if (moved.length === 0) {
    if (!args.flag('quiet')) call.say('Everything up-to-date\n');
  } else if (!args.flag('quiet') || rejected.length > 0) call.say(`To ${url}\n${pushLines(repo, moved)}`);
  if (args.flag('set-upstream') && remote !== undefined)
    for (const { source, target, kind } of updates)
      if (kind !== 'rejected' && source.startsWith('refs/heads/') && target.startsWith('refs/heads/'))
        call.print(
          followBranch(repo, source.slice('refs/heads/'.length), `${remote}/${target.slice('refs/heads/'.length)}`),
        );
  if (rejected.length === 0) return 0;
  call.say(`error: failed to push some refs to '${url}'\n`);
  for (const reason of new Set(rejected.map((update) => update.reason))) call.say(HINTS[reason ?? 'non-fast-forward']);
  return 1;
}

const HINTS = {
  'fetch first':
    'hint: The remote has commits that you do not have here. Take them over first (git pull), then push again.\n',
  'non-fast-forward':
    'hint: Your branch is behind the remote branch. Take its commits over first (git pull), then push again.\n',
  'already exists': 'hint: The tag already exists on the remote.\n',
};

function deleteRemote(
  args: GitArguments,
  call: GitCall,
  repo: Repository,
  at: { to: Repository; url: string; remote: string | undefined },
): number {
  const names = args.words.slice(1);
  if (names.length === 0) throw new GitFailure("--delete doesn't make sense without any refs");
  const updates: RefUpdate[] = [];
  for (const name of names) {
    const target = readRef(at.to, `refs/heads/${name}`) === undefined ? `refs/tags/${name}` : `refs/heads/${name}`;
    if (readRef(at.to, target) === undefined) {
      call.say(`error: unable to delete '${name}': remote ref does not exist\n`);
      throw new GitFailure(`failed to push some refs to '${at.url}'`, 1);
    }
    deleteRef(at.to, target);
    updates.push({ kind: 'deleted', source: '', target });
  }
  follow(call, repo, at.remote, updates);
  return report(args, call, repo, { url: at.url, remote: at.remote, updates });
}
