// The summaries of a diff: --stat with its graph, --shortstat, --numstat, --summary.
import { type ChangeCount, quotePath } from './patch-text.ts';
import type { Change } from './tree-diff.ts';

const WIDTH = 80;

/** `a.py`, or `src/{old => new}/a.py` for a rename. */
function nameText(change: Change): string {
  if (change.oldPath === change.path) return quotePath(change.path);
  const a = change.oldPath;
  const b = change.path;
  let head = 0;
  for (let i = 0; i < Math.min(a.length, b.length) && a[i] === b[i]; i++) if (a[i] === '/') head = i + 1;
  let tail = 0;
  for (
    let i = 1;
    i <= Math.min(a.length, b.length) - head + (head > 0 ? 1 : 0) && a[a.length - i] === b[b.length - i];
    i++
  )
    if (a[a.length - i] === '/') tail = i;
  if (head === 0 && tail === 0) return `${a} => ${b}`;
  const middle = (path: string): string => path.slice(head, Math.max(head, path.length - tail));
  return `${a.slice(0, head)}{${middle(a)} => ${middle(b)}}${a.slice(a.length - tail)}`;
}

const scaled = (value: number, width: number, max: number): number =>
  value === 0 ? 0 : 1 + Math.floor((value * (width - 1)) / max);

/** One line per file with a graph of `+` and `-`, then the totals. */
export function statText(counts: readonly ChangeCount[]): string {
  if (counts.length === 0) return '';
  const names = counts.map((count) => nameText(count.change));
  const max = Math.max(...counts.map((count) => (count.isBinary ? 0 : count.added + count.removed)));
  const hasBinary = counts.some((count) => count.isBinary);
  const numberWidth = Math.max(String(max).length, hasBinary ? 3 : 0);
  const binaryWidth = Math.max(
    0,
    ...counts.map((count) => (count.isBinary ? `${count.removed} -> ${count.added} bytes`.length : 0)),
  );
  let nameWidth = Math.max(...names.map((name) => name.length));
  let graphWidth = Math.max(max, hasBinary ? binaryWidth - numberWidth + 3 : 0);
  if (nameWidth + numberWidth + 6 + graphWidth > WIDTH) {
    const most = Math.floor((WIDTH * 3) / 8) - numberWidth - 6;
    if (graphWidth > most) graphWidth = Math.max(most, 6);
    if (nameWidth > WIDTH - numberWidth - 6 - graphWidth) nameWidth = WIDTH - numberWidth - 6 - graphWidth;
    else graphWidth = WIDTH - numberWidth - 6 - nameWidth;
  }
  let out = '';
  for (const [i, count] of counts.entries()) {
    const name = shortened(names[i] as string, nameWidth).padEnd(nameWidth);
    if (count.isBinary) {
      out += ` ${name} | ${'Bin'.padStart(numberWidth)} ${count.removed} -> ${count.added} bytes\n`;
      continue;
    }
    const total = count.added + count.removed;
    out += ` ${name} | ${String(total).padStart(numberWidth)}${total > 0 ? ' ' : ''}${graph(count, graphWidth, max)}\n`;
  }
  return out + shortStatText(counts);
}

function graph({ added, removed }: ChangeCount, width: number, max: number): string {
  if (max <= width) return '+'.repeat(added) + '-'.repeat(removed);
  let total = scaled(added + removed, width, max);
  if (total < 2 && added > 0 && removed > 0) total = 2;
  const plus = added < removed ? scaled(added, width, max) : total - scaled(removed, width, max);
  return '+'.repeat(plus) + '-'.repeat(total - plus);
}

/** A long path loses its front, at a folder where possible. */
function shortened(name: string, width: number): string {
  if (name.length <= width) return name;
  const tail = name.slice(name.length - (width - 3));
  const slash = tail.indexOf('/');
  return `...${slash >= 0 ? tail.slice(slash) : tail}`;
}

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

export function shortStatText(counts: readonly ChangeCount[]): string {
  if (counts.length === 0) return '';
  const sum = (part: 'added' | 'removed'): number =>
    counts.reduce((total, count) => total + (count.isBinary ? 0 : count[part]), 0);
  const added = sum('added');
  const removed = sum('removed');
  let out = ` ${plural(counts.length, 'file')} changed`;
  if (added > 0 || removed === 0) out += `, ${plural(added, 'insertion')}(+)`;
  if (removed > 0 || added === 0) out += `, ${plural(removed, 'deletion')}(-)`;
  return `${out}\n`;
}

export const numStatText = (counts: readonly ChangeCount[]): string =>
  counts
    .map(({ added, removed, isBinary, change }) =>
      isBinary ? `-\t-\t${nameText(change)}\n` : `${added}\t${removed}\t${nameText(change)}\n`,
    )
    .join('');

/** Files that came, went, moved or changed their mode. */
export function summaryText(changes: readonly Change[]): string {
  let out = '';
  for (const change of changes) {
    const { before, after } = change;
    if (!before) out += ` create mode ${after?.mode} ${quotePath(change.path)}\n`;
    else if (!after) out += ` delete mode ${before.mode} ${quotePath(change.path)}\n`;
    else if (change.status === 'R') out += ` rename ${nameText(change)} (${change.similarity}%)\n`;
    if (before && after && before.mode !== after.mode)
      out += ` mode change ${before.mode} => ${after.mode}${change.status === 'R' ? '' : ` ${quotePath(change.path)}`}\n`;
  }
  return out;
}

export function nameStatusText(changes: readonly Change[]): string {
  return changes
    .map((change) =>
      change.status === 'R'
        ? `R${String(change.similarity).padStart(3, '0')}\t${quotePath(change.oldPath)}\t${quotePath(change.path)}\n`
        : `${change.status}\t${quotePath(change.path)}\n`,
    )
    .join('');
}

export const nameOnlyText = (changes: readonly Change[]): string =>
  changes.map((change) => `${quotePath(change.path)}\n`).join('');
