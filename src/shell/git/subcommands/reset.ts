// git reset: moves the branch (and with --hard the work tree) to a commit, or unstages files.
import { GitFailure } from '../../../git/git-failure.ts';
import { readIndex, writeIndex } from '../../../git/index-file.ts';
import { forgetOperation } from '../../../git/merge.ts';
import { treeOfCommit } from '../../../git/objects.ts';
import { headOid, updateRef } from '../../../git/refs.ts';
import type { Repository } from '../../../git/repository.ts';
import { findCommit, resolveCommit } from '../../../git/revisions.ts';
import { forceTree, indexOfTree } from '../../../git/switch-tree.ts';
import { diffTrees } from '../../../git/tree-diff.ts';
import { readWorkTree } from '../../../git/work-tree.ts';
import type { GitCall } from '../git-call.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';
import { restoreFiles } from '../restore-files.ts';
import { headIsNowAt } from '../status-text.ts';

export const reset = defineGitSubcommand({
  name: 'reset',
  summary: 'move the branch to another commit, or unstage files',
  usage: 'reset [--soft | --mixed | --hard] [<commit>] | [<tree-ish>] [--] <path>...',
  options: 'soft mixed hard q|quiet no-refresh refresh',
  unsimulated: 'keep merge p|patch N|intent-to-add pathspec-from-file=',
  words: [['revision', 'path']],
  async run(args, call) {
    const repo = call.workRepository();
    const [first, ...rest] = args.words;
    const isRevision = first !== undefined && findCommit(repo, first) !== undefined;
    const revision = isRevision ? first : undefined;
    const paths = [...(isRevision ? rest : args.words), ...(args.paths ?? [])];
    const mode = args.flag('hard') ? 'hard' : args.flag('soft') ? 'soft' : 'mixed';
    if (paths.length > 0) {
      if (!isRevision && first !== undefined && args.paths === undefined && !isKnownPath(call, repo, first))
        resolveCommit(repo, first);
      if (mode !== 'mixed') throw new GitFailure(`Cannot do ${mode} reset with paths.`);
      if (headOid(repo) === undefined) unstageAll(call, repo, paths);
      else restoreFiles(call, repo, { paths, source: revision ?? 'HEAD', toIndex: true, toWorkTree: false });
      if (!args.flag('quiet')) call.print(unstagedText(repo));
      return;
    }
    const oid =
      headOid(repo) === undefined && revision === undefined ? undefined : resolveCommit(repo, revision ?? 'HEAD');
    const tree = treeOfCommit(repo, oid);
    if (mode === 'soft' && readIndex(repo).conflicts.size > 0)
      throw new GitFailure('Cannot do a soft reset in the middle of a merge.');
    const before = headOid(repo);
    if (mode === 'hard') forceTree(repo, tree);
    else if (mode === 'mixed') writeIndex(repo, indexOfTree(tree));
    if (oid !== undefined) {
      if (before !== undefined) repo.files.writeText(`${repo.gitDir}/ORIG_HEAD`, `${before}\n`);
      updateRef(repo, 'HEAD', oid, { by: call.committer(), reason: `reset: moving to ${revision ?? 'HEAD'}` });
    }
    if (mode !== 'soft') forgetOperation(repo);
    if (args.flag('quiet')) return;
    if (mode === 'hard' && oid !== undefined) call.print(headIsNowAt(repo, oid));
    else if (mode === 'mixed') call.print(unstagedText(repo));
  },
});

const isKnownPath = (call: GitCall, repo: Repository, word: string): boolean => {
  const filter = call.filter(repo, [word]);
  return (
    repo.files.exists(`${call.cwd}/${word}`) || [...readIndex(repo).entries.keys()].some((path) => filter.matches(path))
  );
};

function unstageAll(call: GitCall, repo: Repository, paths: readonly string[]): void {
  const filter = call.filter(repo, paths);
  const index = readIndex(repo);
  for (const path of [...index.entries.keys()]) if (filter.matches(path)) index.entries.delete(path);
  writeIndex(repo, index);
}

function unstagedText(repo: Repository): string {
  const index = readIndex(repo);
  const changes = diffTrees(index.entries, readWorkTree(repo, index).entries);
  if (changes.length === 0) return '';
  return `Unstaged changes after reset:\n${changes.map((change) => `${change.status}\t${change.path}\n`).join('')}`;
}
