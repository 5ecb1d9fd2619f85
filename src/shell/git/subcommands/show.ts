// git show: a commit with its changes, a tag, a folder's listing or a file's content.

import { combinedPatch } from '../../../git/combined-diff.ts';
import { dateText } from '../../../git/git-date.ts';
import { type Commit, readBlob, readObject, treeOfCommit } from '../../../git/objects.ts';
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
  words: [['commit', 'path']],
  async run(args, call) {
    const repo = call.repository();
    const printer = new CommitPrinter(repo, logFormat(args, call.shell.isTerminal, call.now), decorations(repo));
    const form = diffForm(args, ['patch']);
    const names: string[] = [];
    const paths = [...(args.paths ?? [])];
    for (const word of args.words) {
      if (paths.length === 0 && resolveObject(repo, word) !== undefined) names.push(word);
      else if (repo.workTree !== null && repo.files.exists(`${call.cwd}/${word}`)) paths.push(word);
      else throw unknownRevision(word);
    }
    const filter = call.filter(repo, paths);
    for (const [i, name] of (names.length > 0 ? names : ['HEAD']).entries()) {
      const oid = resolveObject(repo, name);
      if (oid === undefined) throw unknownRevision(name);
      const isCommit = readObject(repo, oid).type === 'commit';
      if (i > 0 && (!isCommit || printer.isSeparated)) call.print('\n');
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
  const object = readObject(repo, oid);
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

async function showCommit(showing: Showing, commit: Commit): Promise<void> {
  const { args, call, printer, form } = showing;
  const isEach = commit.parents.length > 1 && args.flag('m') && !args.flag('first-parent');
  for (const [i, from] of (isEach ? commit.parents : [undefined]).entries()) {
    call.print(`${i > 0 && !printer.isOneLine ? '\n' : ''}${printer.text(commit, from)}`);
    const isCombined = commit.parents.length > 1 && !isEach && !args.flag('first-parent') && form.parts[0] === 'patch';
    const diff = isCombined ? await combinedText(showing, commit) : diffText(showing, commit, from);
    const rule = form.parts.includes('patch') && form.parts.includes('stat') ? '---\n' : '\n';
    if (diff !== '' || isCombined) call.print(`${printer.isOneLine ? '' : rule}${diff}`);
  }
}

function diffText({ repo, form, filter }: Showing, commit: Commit, from?: string): string {
  const read = (oid: string): Uint8Array => readBlob(repo, oid);
  const changes = changesOf(repo, from === undefined ? commit : { ...commit, parents: [from] }, filter);
  return changesText(repo, shapeChanges(changes, read, form), read, form);
}

/** What a merge has that none of its parents had. */
async function combinedText({ repo, filter }: Showing, commit: Commit): Promise<string> {
  const trees = await Promise.all(commit.parents.map((parent) => treeOfCommit(repo, parent)));
  let out = '';
  for (const [path, result] of treeOfCommit(repo, commit.oid)) {
    const parents = trees.map((tree) => tree.get(path));
    const known = parents.filter((entry) => entry !== undefined);
    if (!filter.matches(path) || known.length < parents.length || known.some((entry) => isSameEntry(entry, result)))
      continue;
    out += combinedPatch(repo, { path, parents: known, result, isStored: true }, (oid) => readBlob(repo, oid));
  }
  return out;
}
