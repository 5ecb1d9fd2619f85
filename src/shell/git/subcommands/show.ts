// git show: a commit with its changes, a tag, a folder's listing or a file's content.

import { dateText } from '../../../git/git-date.ts';
import { GitFailure } from '../../../git/git-failure.ts';
import { mergeBases } from '../../../git/history.ts';
import { mergeCommits } from '../../../git/merge.ts';
import { type Commit, flatTree, readBlob, readCommit, readObject, treeOfCommit } from '../../../git/objects.ts';
import type { PathFilter } from '../../../git/pathspec.ts';
import type { Repository } from '../../../git/repository.ts';
import { resolveObject, unknownRevision } from '../../../git/revisions.ts';
import { isSameEntry } from '../../../git/tree-diff.ts';
import {
  changesText,
  DIFF_OPTIONS,
  type DiffForm,
  diffForm,
  shapeChanges,
  UNSIMULATED_DIFF_OPTIONS,
} from '../diff-output.ts';
import type { GitArguments } from '../git-arguments.ts';
import type { GitCall } from '../git-call.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';
import { CommitPrinter, decorations, FORMAT_OPTIONS, logFormat } from '../log-format.ts';
import { changesOf } from '../log-walk.ts';

const decoder = new TextDecoder();

export const show = defineGitSubcommand({
  name: 'show',
  summary: 'show a commit, a tag or a file of a commit',
  usage: 'show [<options>] [<revision>[:<path>]...] [[--] <path>...]',
  options: `${DIFF_OPTIONS} ${FORMAT_OPTIONS} m first-parent`,
  unsimulated: `${UNSIMULATED_DIFF_OPTIONS} c cc show-signature S= G=`,
  async run(args, call) {
    const repo = call.repository();
    const printer = new CommitPrinter(repo, logFormat(args, call.shell.isTerminal, call.now), await decorations(repo));
    const form = diffForm(args, ['patch']);
    const names: string[] = [];
    const paths = [...(args.paths ?? [])];
    for (const word of args.words) {
      if (paths.length === 0 && (await resolveObject(repo, word)) !== undefined) names.push(word);
      else if (repo.workTree !== null && repo.files.exists(`${call.cwd}/${word}`)) paths.push(word);
      else throw unknownRevision(word);
    }
    const filter = call.filter(repo, paths);
    for (const [i, name] of (names.length > 0 ? names : ['HEAD']).entries()) {
      const oid = await resolveObject(repo, name);
      if (oid === undefined) throw unknownRevision(name);
      if (i > 0) call.print('\n');
      await showObject({ args, call, repo, printer, form, filter }, name, oid);
    }
  },
});

interface Showing {
  readonly args: GitArguments;
  readonly call: GitCall;
  readonly repo: Repository;
  readonly printer: CommitPrinter;
  readonly form: DiffForm;
  readonly filter: PathFilter;
}

async function showObject(showing: Showing, name: string, oid: string): Promise<void> {
  const { call, repo } = showing;
  const object = await readObject(repo, oid);
  if (object.type === 'blob') call.print(decoder.decode(object.value));
  else if (object.type === 'tree')
    call.print(
      `tree ${name}\n\n${object.value.map((item) => `${item.path}${item.type === 'tree' ? '/' : ''}\n`).join('')}`,
    );
  else if (object.type === 'tag') {
    const { tagger, message, target } = object.value;
    const date = dateText(tagger.at, 'default', call.now);
    call.print(
      `tag ${object.value.name}\nTagger: ${tagger.name} <${tagger.email}>\nDate:   ${date}\n\n${message.trimEnd()}\n\n`,
    );
    await showObject(showing, name, target);
  } else await showCommit(showing, object.value);
}

async function showCommit({ args, call, repo, printer, form, filter }: Showing, commit: Commit): Promise<void> {
  call.print(printer.text(commit));
  const isMerge = commit.parents.length > 1 && !args.flag('m') && !args.flag('first-parent');
  if (isMerge && form.parts.includes('patch')) {
    await refuseEvilMerge(repo, commit);
    return;
  }
  if (isMerge) {
    const stat = await diffText(repo, commit, form, filter);
    if (stat !== '') call.print(`\n${stat}`);
    return;
  }
  const diff = await diffText(repo, commit, form, filter);
  const rule = form.parts.includes('patch') && form.parts.includes('stat') ? '---\n' : '\n';
  if (diff !== '') call.print(`${printer.isOneLine ? '' : rule}${diff}`);
}

async function diffText(repo: Repository, commit: Commit, form: DiffForm, filter: PathFilter): Promise<string> {
  const read = (oid: string): Promise<Uint8Array> => readBlob(repo, oid);
  return changesText(repo, await shapeChanges(await changesOf(repo, commit, filter), read, form), read, form);
}

/** A clean merge adds nothing of its own, and git shows no diff; one settled by hand would need a combined diff. */
async function refuseEvilMerge(repo: Repository, commit: Commit): Promise<void> {
  const [ours, theirs] = commit.parents;
  if (ours === undefined || theirs === undefined || (await mergeBases(repo, ours, theirs)).length === 0) return;
  const merged = await mergeCommits(repo, ours, theirs, { ours: 'HEAD', theirs: 'theirs' });
  const tree = await flatTree(repo, (await readCommit(repo, commit.oid)).tree);
  const trees = [await treeOfCommit(repo, ours), await treeOfCommit(repo, theirs)];
  const own = [...tree].filter(([path, entry]) => {
    const isOfParent = trees.some((parent) => isSameEntry(parent.get(path), entry));
    return !isOfParent && !isSameEntry(merged.entries.get(path), entry);
  });
  if (own.length > 0)
    throw new GitFailure(
      `the combined diff of a merge settled by hand is not simulated here (${own.map(([path]) => path).join(', ')}); use git show -m ${commit.oid.slice(0, 7)}`,
      1,
    );
}
