// What `diff`, `show`, `log -p` and `stash show` share: which form a set of changes is printed in.
import { GitFailure } from '../../git/git-failure.ts';
import { countChange, patchText, quotePath } from '../../git/patch-text.ts';
import type { Repository } from '../../git/repository.ts';
import {
  nameOnlyText,
  nameStatusText,
  numStatText,
  shortStatText,
  statText,
  summaryText,
} from '../../git/stat-text.ts';
import { type Change, findRenames, type ReadBytes } from '../../git/tree-diff.ts';
import type { GitArguments } from './git-arguments.ts';

export const DIFF_OPTIONS =
  'p|u|patch s|no-patch stat? numstat shortstat summary name-only name-status patch-with-stat U|unified= no-renames M|find-renames? full-index color? no-color no-ext-diff minimal histogram patience diff-filter=';
export const UNSIMULATED_DIFF_OPTIONS =
  'w|ignore-all-space b|ignore-space-change ignore-blank-lines word-diff? color-words? color-moved? raw R W|function-context O= z binary check dirstat?';

type Part = 'patch' | 'stat' | 'numstat' | 'shortstat' | 'summary' | 'name-only' | 'name-status';
const PARTS = ['name-only', 'name-status', 'numstat', 'stat', 'shortstat', 'summary', 'patch'] as const;

export interface DiffForm {
  readonly parts: readonly Part[]; // in the order they are printed
  readonly context: number;
  readonly isFullIndex: boolean;
  readonly findsRenames: boolean;
  readonly letters: string | undefined; // --diff-filter
}

/** The form asked for, or `otherwise` when none was. */
export function diffForm(args: GitArguments, otherwise: readonly Part[]): DiffForm {
  const asked = PARTS.filter(
    (part) => args.flag(part) || ((part === 'stat' || part === 'patch') && args.flag('patch-with-stat')),
  );
  const context = args.integer('unified') ?? 3;
  if (context < 0) throw new GitFailure('--unified expects a number of lines', 129);
  const withPatch = args.flag('unified') && !asked.includes('patch') ? [...asked, 'patch' as const] : asked;
  return {
    parts: args.flag('no-patch') && asked.length === 0 ? [] : withPatch.length > 0 ? withPatch : otherwise,
    context,
    isFullIndex: args.flag('full-index'),
    findsRenames: !args.flag('no-renames'),
    letters: args.text('diff-filter'),
  };
}

/** The changes as this form shows them: renames joined, unwanted kinds left out. */
export function shapeChanges(changes: readonly Change[], read: ReadBytes, form: DiffForm): Change[] {
  const joined = form.findsRenames ? findRenames(changes, read) : [...changes];
  const { letters } = form;
  if (letters === undefined) return joined;
  const isExcluding = letters === letters.toLowerCase();
  return joined.filter((change) => letters.toUpperCase().includes(change.status) !== isExcluding);
}

/** An unmerged file in the forms that only name it. */
export function unmergedText(path: string, form: DiffForm): string {
  const [part] = form.parts;
  if (part === undefined) return '';
  if (part === 'name-only') return `${quotePath(path)}\n`;
  if (part === 'name-status') return `U\t${quotePath(path)}\n`;
  if (part === 'numstat') return `0\t0\t${quotePath(path)}\n`;
  return part === 'patch' ? `* Unmerged path ${quotePath(path)}\n` : ` ${quotePath(path)} | Unmerged\n`;
}

export function changesText(repo: Repository, changes: readonly Change[], read: ReadBytes, form: DiffForm): string {
  if (changes.length === 0) return '';
  const texts: string[] = [];
  let summary = '';
  const needsCounts = form.parts.some((part) => ['stat', 'numstat', 'shortstat'].includes(part));
  const counts = needsCounts ? changes.map((change) => countChange(change, read)) : [];
  for (const part of form.parts) {
    if (part === 'name-only') summary += nameOnlyText(changes);
    else if (part === 'name-status') summary += nameStatusText(changes);
    else if (part === 'numstat') summary += numStatText(counts);
    else if (part === 'stat') summary += statText(counts);
    else if (part === 'shortstat') summary += form.parts.includes('stat') ? '' : shortStatText(counts);
    else if (part === 'summary') summary += summaryText(changes);
    else {
      let patch = '';
      for (const change of changes) patch += patchText(repo, change, read, form);
      if (summary !== '') texts.push(summary);
      summary = '';
      texts.push(patch);
    }
  }
  if (summary !== '') texts.push(summary);
  return texts.join('\n');
}
