// git blame: who last changed each line.
import { type BlamedLine, blameFile } from '../../../git/blame.ts';
import { dateText } from '../../../git/git-date.ts';
import { GitFailure } from '../../../git/git-failure.ts';
import { readIndex } from '../../../git/index-file.ts';
import { abbreviate, type Commit, treeOfCommit } from '../../../git/objects.ts';
import { headOid, ZERO_OID } from '../../../git/refs.ts';
import type { Repository } from '../../../git/repository.ts';
import { findCommit, resolveCommit } from '../../../git/revisions.ts';
import { isSameEntry } from '../../../git/tree-diff.ts';
import { entryOnDisk, rootOf } from '../../../git/work-tree.ts';
import type { GitArguments } from '../git-arguments.ts';
import type { GitCall } from '../git-call.ts';
import { defineGitSubcommand } from '../git-subcommand.ts';

export const blame = defineGitSubcommand({
  name: 'blame',
  summary: 'show who last changed each line of a file',
  usage: 'blame [-L <from>,<to>] [-s] [-e] [-l] [--date=<mode>] [<revision>] [--] <file>',
  options: 'L= s e|show-email l date= n|show-number f|show-name porcelain p line-porcelain root t',
  unsimulated: 'w M? C? S= reverse incremental ignore-rev= color-lines since=',
  words: [['path']],
  async run(args, call) {
    const repo = call.repository();
    const words = args.allPaths;
    const named = words.length > 1 ? words[0] : undefined;
    const file = words.at(-1);
    if (file === undefined) throw args.misuse('no file given');
    const path = call.filter(repo, [file]).specs[0]?.path ?? '';
    const start = named === undefined ? headOid(repo) : resolveCommit(repo, named);
    if (start === undefined) throw new GitFailure('no such ref: HEAD');
    if (!treeOfCommit(repo, start).has(path) && !(named === undefined && readIndex(repo).entries.has(path))) {
      const misread = words.length === 1 && findCommit(repo, file) !== undefined;
      throw new GitFailure(misread ? 'no file given' : `no such path '${path}' in ${named ?? 'HEAD'}`);
    }
    const lines = blameFile(repo, start, path, named === undefined ? presentText(repo, start, path) : undefined);
    const [from, to] = lineRange(args, lines);
    if (args.flag('porcelain') || args.flag('p') || args.flag('line-porcelain'))
      throw new GitFailure('git blame --porcelain is not simulated here', 1);
    call.print(blameText(args, call, repo, lines, from, to));
  },
});

/** The file in the work tree where it differs from the commit. */
function presentText(repo: Repository, start: string, path: string): string | undefined {
  if (repo.workTree === null) return undefined;
  const now = entryOnDisk(repo, path);
  if (!now) throw new GitFailure(`Cannot lstat '${path}': No such file or directory`);
  if (isSameEntry(now, treeOfCommit(repo, start).get(path))) return undefined;
  return repo.files.readText(`${rootOf(repo)}/${path}`);
}

/** `-L 10,20`, `-L 10,+5`, `-L /pattern/,+5`; as line indexes [from, to). */
function lineRange(args: GitArguments, lines: readonly BlamedLine[]): [number, number] {
  const text = args.text('L');
  if (text === undefined) return [0, lines.length];
  const match = /^(\/(?:[^/\\]|\\.)+\/|\d+)?(?:,(\/(?:[^/\\]|\\.)+\/|[+-]?\d+)?)?$/.exec(text);
  if (!match) throw new GitFailure(`-L '${text}' is not simulated here; use -L <from>,<to>`, 1);
  const find = (pattern: string, after: number): number => {
    const at = lines.findIndex((line, i) => i >= after && new RegExp(pattern.slice(1, -1)).test(line.text));
    if (at < 0) throw new GitFailure(`-L parameter '${pattern.slice(1, -1)}' starting at line ${after + 1}: No match`);
    return at;
  };
  const [, first, second] = match;
  const from = first === undefined ? 0 : first.startsWith('/') ? find(first, 0) : Number(first) - 1;
  if (from >= lines.length) throw new GitFailure(`file has only ${lines.length} lines`);
  let to = lines.length;
  if (second?.startsWith('/')) to = find(second, from + 1) + 1;
  else if (second?.startsWith('+')) to = from + Number(second.slice(1));
  else if (second?.startsWith('-')) return [Math.max(0, from + 1 - Number(second.slice(1))), from + 1];
  else if (second !== undefined) to = Number(second);
  else if (!text.includes(',')) to = lines.length;
  return from < to ? [from, Math.min(to, lines.length)] : [Math.max(0, to - 1), from + 1];
}

function blameText(
  args: GitArguments,
  call: GitCall,
  repo: Repository,
  lines: readonly BlamedLine[],
  from: number,
  to: number,
): string {
  const shown = lines.slice(from, to);
  const mode = args.text('date') ?? 'iso';
  const idLength = Math.max(7, ...shown.map(({ commit }) => (commit ? abbreviate(repo, commit.oid).length : 7))) + 1;
  const width = args.flag('l') ? 40 : idLength;
  const who = (commit: Commit | undefined): string =>
    commit === undefined
      ? args.flag('show-email')
        ? '<not.committed.yet>'
        : 'Not Committed Yet'
      : args.flag('show-email')
        ? `<${commit.author.email}>`
        : commit.author.name;
  const when = (commit: Commit | undefined): string => {
    const text = dateText(commit?.author.at ?? call.now, mode, call.now);
    if (text === undefined) throw new GitFailure(`unknown date format ${mode}`);
    return text;
  };
  const whoWidth = Math.max(0, ...shown.map(({ commit }) => who(commit).length));
  const whenWidth = Math.max(0, ...shown.map(({ commit }) => when(commit).length));
  const numberWidth = String(to).length;
  const hasOtherName = new Set(shown.map((line) => line.path)).size > 1 || args.flag('show-name');
  const nameWidth = Math.max(0, ...shown.map((line) => line.path.length));
  let out = '';
  for (const [i, { commit, path, text }] of shown.entries()) {
    const oid = commit?.oid ?? ZERO_OID;
    const isRoot = commit?.parents.length === 0 && !args.flag('root');
    out += isRoot ? `^${oid.slice(0, width - 1)}` : oid.slice(0, width);
    if (hasOtherName) out += ` ${path.padEnd(nameWidth)}`;
    const number = String(from + i + 1).padStart(numberWidth);
    out += args.flag('s')
      ? ` ${number}) `
      : ` (${who(commit).padEnd(whoWidth)} ${when(commit).padEnd(whenWidth)} ${number}) `;
    out += text.endsWith('\n') ? text : `${text}\n`;
  }
  return out;
}
