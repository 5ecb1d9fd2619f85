const OPENING = new Set(['if', 'for', 'while', 'until', 'case', 'select', '{']);
const CLOSING = new Set(['fi', 'done', 'esac', '}']);
const COMMAND_FOLLOWS = new Set(['if', 'then', 'else', 'elif', 'while', 'until', 'do', '{', '!', 'time']);
const HERE_DOCUMENT = /^<<(-?)[ \t]*(?:'([^']*)'|"([^"]*)"|\\?([^\s;&|<>()]+))/;
const WORD = /^[^\s;&|<>()'"\\`$]+/;

/**
 * Gathers lines into commands, as bash reads them line by line: here-documents, quotes over several lines, loops and
 * lines that end in a backslash or an operator stay together. Empty lines and comments between commands are dropped.
 */
export class CommandReader {
  private lines: string[] = [];
  private reader = new LineReader();

  /** The command that has begun and is not complete yet; '' between commands. */
  get unfinished(): string {
    return this.lines.join('\n');
  }

  /** Takes the next line; answers the command that is complete with it, all its lines, or null. */
  read(line: string): string | null {
    if (this.lines.length === 0 && (line.trim() === '' || line.trimStart().startsWith('#'))) return null;
    this.lines.push(line);
    this.reader.read(line);
    if (this.reader.isUnfinished) return null;
    const command = this.unfinished;
    this.lines = [];
    this.reader = new LineReader();
    return command;
  }
}

/** Follows one command over its lines, far enough to know whether another line belongs to it. */
class LineReader {
  private quote: string | null = null;
  private readonly hereDocuments: { readonly delimiter: string; readonly isIndented: boolean }[] = [];
  private compounds = 0; // loops, conditions and groups that are open
  private parentheses = 0;
  private isContinued = false; // by a backslash or an operator at the end of the line
  private isCommandNext = true; // keywords count only where a command may begin

  get isUnfinished(): boolean {
    const isOpen = this.compounds > 0 || this.parentheses > 0 || this.hereDocuments.length > 0;
    return isOpen || this.quote !== null || this.isContinued;
  }

  read(line: string): void {
    const body = this.hereDocuments[0];
    if (body) {
      if ((body.isIndented ? line.replace(/^\t+/, '') : line) === body.delimiter) this.hereDocuments.shift();
      return;
    }
    if (this.quote === null && !this.isContinued) this.isCommandNext = true;
    this.isContinued = false;
    for (let i = 0; i < line.length; ) {
      if (this.quote === null && line[i] === '#' && (i === 0 || /\s/.test(line[i - 1] ?? ''))) return;
      i += this.quote === null ? this.readPlain(line.slice(i)) : this.readQuoted(line.slice(i), this.quote);
    }
  }

  /** Reads up to the closing quote; answers how many characters it read. */
  private readQuoted(rest: string, quote: string): number {
    for (let i = 0; i < rest.length; i++) {
      if (quote === '"' && rest[i] === '\\') i++;
      else if (rest[i] === quote) {
        this.quote = null;
        return i + 1;
      }
    }
    return rest.length;
  }

  /** Reads one token outside quotes; answers how many characters it read. */
  private readPlain(rest: string): number {
    const first = rest[0] ?? '';
    if (/\s/.test(first)) return 1;
    if (first === '\\') {
      this.isContinued = rest.length === 1;
      this.isCommandNext = false;
      return 2;
    }
    this.isContinued = false;
    if (first === "'" || first === '"') {
      this.quote = first;
      this.isCommandNext = false;
      return 1;
    }
    if (rest.startsWith('${')) return rest.includes('}') ? rest.indexOf('}') + 1 : 2;
    if (rest.startsWith('<<<')) return 3;
    const here = HERE_DOCUMENT.exec(rest);
    if (here) {
      this.hereDocuments.push({ delimiter: here[2] ?? here[3] ?? here[4] ?? '', isIndented: here[1] === '-' });
      return here[0].length;
    }
    if (/[;&|()<>]/.test(first)) return this.readOperator(rest, first);
    const word = WORD.exec(rest)?.[0] ?? first;
    this.readWord(word);
    return word.length;
  }

  private readOperator(rest: string, first: string): number {
    if (first === '(') this.parentheses++;
    if (first === ')') this.parentheses = Math.max(0, this.parentheses - 1); // `a)` of a case has no partner
    this.isCommandNext = first !== '<' && first !== '>';
    const length = rest.startsWith('&&') || rest.startsWith('||') ? 2 : 1;
    this.isContinued = length === 2 || first === '|';
    return length;
  }

  private readWord(word: string): void {
    if (this.isCommandNext && OPENING.has(word)) this.compounds++;
    if (this.isCommandNext && CLOSING.has(word)) this.compounds = Math.max(0, this.compounds - 1);
    this.isCommandNext = this.isCommandNext && COMMAND_FOLLOWS.has(word);
  }
}
