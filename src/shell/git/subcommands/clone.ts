// git clone: a repository's copy with its remote, following the remote's branch.
import { setConfigValue } from '../../../git/config-file.ts';
import { GitFailure } from '../../../git/git-failure.ts';
import { treeOfCommit } from '../../../git/objects.ts';
import { listRefs, readRef, setHead, symbolicTarget, updateRef } from '../../../git/refs.ts';
import { initRepository, type Repository } from '../../../git/repository.ts';
import { forceTree } from '../../../git/switch-tree.ts';
import { branchRequests, noteRemoteHead, type RefRequest, remoteRepository, sendRefs } from '../../../git/transfer.ts';
import { joinPath } from '../../../kernel/files/file-tree.ts';
import type { GitCall } from '../git-call.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';
import { noRemoteText } from '../remote-text.ts';

export const clone = defineGitSubcommand({
  name: 'clone',
  summary: 'copy a repository and check it out',
  usage: 'clone [--bare] [-b <branch>] [-o <name>] <repository> [<folder>]',
  options: 'bare b|branch= o|origin= q|quiet n|no-checkout no-hardlinks l|local',
  unsimulated: 'depth= single-branch recursive recurse-submodules? filter= mirror shallow-since= sparse',
  words: [['path'], ['folder']],
  async run(args, call) {
    const [url, folder] = args.words;
    if (url === undefined) throw args.misuse('you must specify a repository to clone.');
    const from = remoteRepository(call.files, url, call.cwd);
    if (!from) throw new GitFailure(isPath(url) ? `repository '${url}' does not exist` : noRemoteText(url));
    const isBare = args.flag('bare');
    const name = (url.replace(/\/+$/, '').split('/').at(-1) ?? '').replace(/\.git$/, '') + (isBare ? '.git' : '');
    const path = joinPath(call.cwd, folder ?? name);
    const node = call.files.find(path);
    if (node && (node.kind !== 'dir' || Object.keys(node.entries).length > 0))
      throw new GitFailure(`destination path '${folder ?? name}' already exists and is not an empty directory.`);
    if (!args.flag('quiet')) call.say(`Cloning into${isBare ? ' bare repository' : ''} '${folder ?? name}'...\n`);
    call.files.makeDir(path, true);
    const head = symbolicTarget(from, 'HEAD')?.replace('refs/heads/', '') ?? 'main';
    const branch = args.text('branch') ?? head;
    const repo = initRepository(call.files, path, { bare: isBare, branch });
    const address = /^[a-z]+:\/\//.test(url) ? url : joinPath(call.cwd, url);
    const remote = args.text('origin') ?? 'origin';
    setConfigValue(call.files, `${repo.gitDir}/config`, `remote.${remote}.url`, address);
    copyRefs(call, from, repo, isBare ? undefined : remote);
    const isEmpty = listRefs(from, 'refs/heads/').length === 0;
    if (isEmpty) call.say('warning: You appear to have cloned an empty repository.\n');
    else if (!isBare) checkOut(call, repo, { remote, branch, url: address, isFilled: !args.flag('no-checkout') });
    if (!isBare)
      setConfigValue(
        call.files,
        `${repo.gitDir}/config`,
        `remote.${remote}.fetch`,
        `+refs/heads/*:refs/remotes/${remote}/*`,
      );
    if (!args.flag('quiet')) call.say('done.\n');
  },
});

const isPath = (url: string): boolean => !/^[a-z+]+:\/\//.test(url) && !/^[\w.-]+@[\w.-]+:/.test(url);

function copyRefs(call: GitCall, from: Repository, to: Repository, remote: string | undefined): void {
  const same = (prefix: string): RefRequest[] =>
    listRefs(from, prefix).map((name) => ({ source: prefix + name, target: prefix + name, isForced: true }));
  const branches = remote === undefined ? same('refs/heads/') : branchRequests(from, remote);
  sendRefs(from, to, [...branches, ...same('refs/tags/')], { by: call.committer(), reason: 'clone: %' });
  if (remote !== undefined) noteRemoteHead(from, to, remote);
}

function checkOut(
  call: GitCall,
  repo: Repository,
  to: { remote: string; branch: string; url: string; isFilled: boolean },
): void {
  const oid = readRef(repo, `refs/remotes/${to.remote}/${to.branch}`);
  if (oid === undefined) throw new GitFailure(`Remote branch ${to.branch} not found in upstream ${to.remote}`);
  const move = { by: call.committer(), reason: `clone: from ${to.url}` };
  updateRef(repo, `refs/heads/${to.branch}`, oid, move);
  setHead(repo, { branch: to.branch }, move);
  const config = `${repo.gitDir}/config`;
  setConfigValue(call.files, config, `branch.${to.branch}.remote`, to.remote);
  setConfigValue(call.files, config, `branch.${to.branch}.merge`, `refs/heads/${to.branch}`);
  if (to.isFilled) forceTree(repo, treeOfCommit(repo, oid));
}
