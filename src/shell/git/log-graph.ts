// `git log --graph`: the commit graph as columns of `*`, `|`, `\` and `/` left of the text.
import type { Commit } from '../../git/objects.ts';

/** Draws commits one after the other; remembers which commit each column waits for. */
export class GraphColumns {
  private columns: string[] = [];

  /** @param shown the commits that will be drawn: lines to others end. */
  draw(commit: Commit, shown: ReadonlySet<string>, text: string): string {
    let at = this.columns.indexOf(commit.oid);
    if (at < 0) {
      at = this.columns.length;
      this.columns.push(commit.oid);
    }
    const lines = text.replace(/\n$/, '').split('\n');
    const blank = lines[0] === '' ? lines.shift() : undefined;
    let out = blank === undefined ? '' : `${this.columns.map(() => '|').join(' ')}\n`;
    const parents = commit.parents.filter((parent) => shown.has(parent));
    out += `${this.columns.map((_, i) => (i === at ? '*' : '|')).join(' ')} ${lines.shift() ?? ''}\n`;
    const moves = this.advance(at, parents);
    for (const move of moves) out += `${`${move} `.padEnd(2)}${lines.shift() ?? ''}`.replace(/ +$/, '').concat('\n');
    const rails = this.columns.map(() => '|').join(' ');
    for (const line of lines) out += `${`${rails}${rails === '' ? '  ' : ' '}${line}`.replace(/ +$/, '')}\n`;
    return out;
  }

  /** Puts the parents where the commit was and joins columns that now wait for the same commit. */
  private advance(at: number, parents: readonly string[]): string[] {
    const rows: string[] = [];
    const [first, ...others] = parents;
    if (first === undefined) {
      const width = this.columns.length;
      this.columns.splice(at, 1);
      if (at < width - 1)
        rows.push(
          Array.from({ length: width }, (_, i) => (i < at ? '|' : i === at ? ' ' : '/'))
            .join(' ')
            .replace(/ \//g, '/'),
        );
      return rows;
    }
    this.columns[at] = first;
    for (const [n, other] of others.entries()) {
      if (this.columns.includes(other)) continue;
      this.columns.splice(at + 1 + n, 0, other);
      rows.push(
        `${this.columns
          .slice(0, at + 1)
          .map(() => '|')
          .join(' ')}\\${' \\'.repeat(this.columns.length - at - 2)}`,
      );
    }
    for (let i = 0; i < this.columns.length; i++) {
      const twin = this.columns.indexOf(this.columns[i] as string, i + 1);
      if (twin < 0) continue;
      rows.push(joinRow(this.columns.length, i, twin));
      this.columns.splice(twin, 1);
      i--;
    }
    return rows;
  }
}

/** The row in which column `twin` runs into column `into`. */
function joinRow(width: number, into: number, twin: number): string {
  let row = '';
  for (let i = 0; i < width; i++) {
    const isJoin = i === twin;
    const isMoving = i > twin;
    const lead = i === 0 ? '' : isJoin || isMoving ? '' : i > into + 1 && i < twin ? '_' : ' ';
    row += isJoin || isMoving ? `${lead}/` : `${lead}|`;
  }
  return row;
}
