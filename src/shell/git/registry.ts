// Every subcommand of `git` in this world, and the real ones it does not have.
import type { GitSubcommand } from './git-subcommand.ts';
import { add } from './subcommands/add.ts';
import { blame } from './subcommands/blame.ts';
import { branch } from './subcommands/branch.ts';
import { catFile } from './subcommands/cat-file.ts';
import { checkout } from './subcommands/checkout.ts';
import { cherryPick } from './subcommands/cherry-pick.ts';
import { clean } from './subcommands/clean.ts';
import { clone } from './subcommands/clone.ts';
import { commit } from './subcommands/commit.ts';
import { config } from './subcommands/config.ts';
import { describe } from './subcommands/describe.ts';
import { diff } from './subcommands/diff.ts';
import { fetch } from './subcommands/fetch.ts';
import { grep } from './subcommands/grep.ts';
import { init } from './subcommands/init.ts';
import { log } from './subcommands/log.ts';
import { lsFiles } from './subcommands/ls-files.ts';
import { lsTree } from './subcommands/ls-tree.ts';
import { merge } from './subcommands/merge.ts';
import { mergeBase } from './subcommands/merge-base.ts';
import { mv } from './subcommands/mv.ts';
import { pull } from './subcommands/pull.ts';
import { push } from './subcommands/push.ts';
import { reflog } from './subcommands/reflog.ts';
import { remote } from './subcommands/remote.ts';
import { reset } from './subcommands/reset.ts';
import { restore } from './subcommands/restore.ts';
import { revList } from './subcommands/rev-list.ts';
import { revParse } from './subcommands/rev-parse.ts';
import { revert } from './subcommands/revert.ts';
import { rm } from './subcommands/rm.ts';
import { shortlog } from './subcommands/shortlog.ts';
import { show } from './subcommands/show.ts';
import { stash } from './subcommands/stash.ts';
import { status } from './subcommands/status.ts';
import { switchBranch } from './subcommands/switch.ts';
import { tag } from './subcommands/tag.ts';

export const GIT_SUBCOMMANDS: readonly GitSubcommand[] = [
  add,
  blame,
  branch,
  catFile,
  checkout,
  cherryPick,
  clean,
  clone,
  commit,
  config,
  describe,
  diff,
  fetch,
  grep,
  init,
  log,
  lsFiles,
  lsTree,
  merge,
  mergeBase,
  mv,
  pull,
  push,
  reflog,
  remote,
  reset,
  restore,
  revList,
  revParse,
  revert,
  rm,
  shortlog,
  show,
  stash,
  status,
  switchBranch,
  tag,
];

/** Real subcommands without a twin here. */
export const UNSIMULATED_SUBCOMMANDS: readonly string[] =
  'am annotate apply archive bisect bugreport bundle check-attr check-ignore check-ref-format checkout-index cherry citool column commit-graph commit-tree count-objects credential daemon diff-files diff-index diff-tree difftool fast-export fast-import fetch-pack filter-branch fmt-merge-msg for-each-ref format-patch fsck gc gui hash-object hook imap-send index-pack instaweb interpret-trailers lfs ls-remote mailinfo maintenance merge-file merge-tree mergetool mktag mktree multi-pack-index name-rev notes pack-objects pack-refs patch-id prune range-diff read-tree rebase receive-pack repack replace request-pull rerere send-email send-pack show-branch show-ref sparse-checkout stage stripspace submodule svn symbolic-ref unpack-objects update-index update-ref var verify-commit verify-tag whatchanged worktree write-tree'.split(
    ' ',
  );
