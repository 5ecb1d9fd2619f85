// `git log --graph`: the commit graph left of the text. Each commit stands in a column; a commit's parents take its
// place, and rows of `\`, `/` and `_` move the columns to where they belong before the next commit is drawn.
import type { Commit } from '../../git/objects.ts';

/** Children before parents, one line of history after the other: the order a graph is drawn in. */
export function graphOrder(commits: readonly Commit[]): Commit[] {
  const byId = new Map(commits.map((commit) => [commit.oid, commit]));
  const children = new Map<string, number>();
  for (const { parents } of commits) for (const oid of parents) children.set(oid, (children.get(oid) ?? 0) + 1);
  const open = commits.filter((commit) => !children.has(commit.oid)).reverse();
  const out: Commit[] = [];
  for (let commit = open.pop(); commit; commit = open.pop()) {
    out.push(commit);
    for (const oid of commit.parents) {
      const left = (children.get(oid) ?? 0) - 1;
      children.set(oid, left);
      const parent = byId.get(oid);
      if (left === 0 && parent) open.push(parent);
    }
  }
  return out;
}

/** Commits whose parents are the nearest ones that are shown too. */
export function linkShown(shown: readonly Commit[], parentOf: (oid: string) => string | undefined): Commit[] {
  const ids = new Set(shown.map((commit) => commit.oid));
  const nearest = (oid: string): string | undefined => {
    let at: string | undefined = oid;
    while (at !== undefined && !ids.has(at)) at = parentOf(at);
    return at;
  };
  return shown.map((commit) => {
    const parents = commit.parents.map(nearest).filter((parent) => parent !== undefined);
    return { ...commit, parents: [...new Set(parents)] };
  });
}

type Phase = 'padding' | 'commit' | 'merge' | 'collapse';
const NONE = -1;

export class GraphColumns {
  private columns: string[] = []; // before the present commit
  private next: string[] = []; // after it
  private commit = '';
  private parents: readonly string[] = [];
  private place = 0; // column of the present commit
  private width = 0;
  private lanes: number[] = []; // screen position → column it leads to
  private oldLanes: number[] = [];
  private isLeftMerge = false; // the first parent stands left of the merge
  private isLayoutKnown = false;
  private added = 0; // columns a merge adds
  private before = { phase: 'padding' as Phase, added: 0, place: 0 };
  private phase: Phase = 'padding';

  /** The text of a commit with the graph beside each of its lines. */
  draw(commit: Commit, text: string): string {
    this.enter(commit);
    const lines = text.replace(/\n$/, '').split('\n');
    let out = '';
    if (lines[0] === '') {
      out += `${this.padded(this.columns.map(() => '| ').join(''))}\n`;
      lines.shift();
      this.before = { ...this.before, phase: 'padding' };
    }
    for (const line of lines) out += `${this.row()}${line}\n`;
    while (this.phase !== 'padding') out += `${this.row()}\n`;
    return out;
  }

  private enter(commit: Commit): void {
    this.commit = commit.oid;
    this.parents = commit.parents;
    this.before = { ...this.before, added: this.added, place: this.place };
    this.columns = this.next;
    this.next = [];
    this.lanes = new Array<number>(2 * (this.columns.length + Math.max(1, commit.parents.length))).fill(NONE);
    this.width = 0;
    this.added = 0;
    for (const oid of this.withCommit()) {
      if (oid !== this.commit) {
        this.lead(oid, NONE);
        continue;
      }
      this.place = this.withCommit().indexOf(oid);
      this.isLayoutKnown = false;
      for (const parent of this.parents) this.lead(parent, this.place);
      if (this.parents.length === 0) this.width += 2;
    }
    this.trim();
    this.phase = 'commit'; // `before` keeps the phase of the row above
  }

  /** The columns of the commit's row: it opens one when no line leads to it. */
  private withCommit(): string[] {
    return this.columns.includes(this.commit) ? this.columns : [...this.columns, this.commit];
  }

  /** Gives a line its column after the commit, and the screen position it starts from. */
  private lead(oid: string, from: number): void {
    let column = this.next.indexOf(oid);
    if (column < 0) column = this.next.push(oid) - 1;
    let at = this.width;
    if (this.parents.length > 1 && from !== NONE && !this.isLayoutKnown) {
      const distance = from - column;
      this.isLayoutKnown = true;
      this.isLeftMerge = distance > 0;
      this.added = this.parents.length + (this.isLeftMerge ? 0 : 1) - 2;
      if (this.isLeftMerge) at -= distance > 1 ? 2 * distance - 3 : 1;
      else this.width += 2;
    } else if (this.added > 0 && column === this.lanes[this.width - 2]) {
      at = this.width - 2;
      this.added = -1;
    } else this.width += 2;
    this.lanes[at] = column;
  }

  private trim(): void {
    while (this.lanes.length > 1 && (this.lanes.at(-1) as number) < 0) this.lanes.pop();
  }

  private go(phase: Phase): void {
    this.before = { ...this.before, phase: this.phase };
    this.phase = phase;
  }

  private get isSettled(): boolean {
    return this.lanes.every((column, at) => column < 0 || column === Math.floor(at / 2));
  }

  private padded(row: string): string {
    return row.padEnd(this.width);
  }

  private row(): string {
    if (this.phase === 'commit') return this.padded(this.commitRow());
    if (this.phase === 'merge') return this.padded(this.mergeRow());
    if (this.phase === 'collapse') return this.padded(this.collapseRow());
    return this.padded(this.next.map(() => '| ').join(''));
  }

  private commitRow(): string {
    let row = '';
    let isPast = false;
    for (const [i, oid] of this.withCommit().entries()) {
      const wasMoving = this.before.phase === 'merge' && this.before.added > 0 && this.before.place < i;
      if (oid === this.commit) {
        isPast = true;
        row += this.parents.length > 2 ? `*${'-'.repeat(Math.max(0, 2 * (this.parents.length - 2) - 1))}.` : '*';
      } else if (isPast && (this.added > 1 || (this.added === 1 && wasMoving))) row += '\\';
      else if (!isPast || this.added < 1)
        row +=
          this.before.phase === 'collapse' && this.oldLanes[2 * i + 1] === i && (this.lanes[2 * i] ?? NONE) < i
            ? '/'
            : '|';
      else row += '|';
      row += ' ';
    }
    if (this.parents.length > 1) this.go('merge');
    else this.go(this.isSettled ? 'padding' : 'collapse');
    return row;
  }

  private mergeRow(): string {
    let row = '';
    let isPast = false;
    let isReaching = false;
    for (const [i, oid] of this.withCommit().entries()) {
      if (oid === this.commit) {
        isPast = true;
        row += this.mergeSigns();
      } else if (isPast) row += this.added > 0 ? '\\ ' : '| ';
      else {
        row += '|';
        if (!this.isLeftMerge || i !== this.place - 1) row += isReaching ? '_' : ' ';
      }
      if (oid === this.parents[0]) isReaching = true;
    }
    this.go(this.isSettled ? 'padding' : 'collapse');
    return row;
  }

  private mergeSigns(): string {
    let signs = '';
    let kind = this.isLeftMerge ? 0 : 1;
    for (const n of this.parents.keys()) {
      signs += ['/', '|', '\\'][kind];
      if (kind < 2) kind++;
      else if (this.added > 0 || n < this.parents.length - 1) signs += ' ';
    }
    return this.added === 0 ? `${signs} ` : signs;
  }

  /** Moves every line one step towards its column; one of them may run far along the row. */
  private collapseRow(): string {
    const old = this.lanes;
    const lanes = old.map(() => NONE);
    let runner = { at: NONE, column: NONE };
    const run = (at: number, column: number, until: number): void => {
      if (runner.at !== NONE) return;
      runner = { at, column };
      for (let j = column * 2 + 3; j < until - 2; j += 2) lanes[j] = column;
    };
    for (const [i, column] of old.entries()) {
      if (column < 0) continue;
      if (column * 2 === i) lanes[i] = column;
      else if ((lanes[i - 1] as number) < 0) {
        lanes[i - 1] = column;
        run(i, column, i);
      } else if (lanes[i - 1] !== column) {
        lanes[i - 2] = column;
        run(i - 1, column, i);
      }
    }
    this.lanes = lanes;
    this.oldLanes = [...lanes];
    if ((lanes.at(-1) as number) < 0) lanes.pop();
    let row = '';
    let hasRun = false;
    for (const [i, column] of lanes.entries()) {
      if (column < 0) row += ' ';
      else if (column * 2 === i) row += '|';
      else if (column === runner.column && i !== runner.at - 1) {
        if (i !== column * 2 + 3) lanes[i] = NONE;
        hasRun = true;
        row += '_';
      } else {
        if (hasRun && i < runner.at) lanes[i] = NONE;
        row += '/';
      }
    }
    if (this.isSettled) this.go('padding');
    return row;
  }
}
