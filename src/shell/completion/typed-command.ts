/** The command that is being typed at the end of a text. */
export interface TypedCommand {
  /** 'command': its program; 'file': where output goes; 'nowhere': a comment or a here-document. */
  readonly place: 'command' | 'argument' | 'file' | 'variable' | 'nowhere';
  readonly words: readonly string[]; // whole words before, without quotes, variables replaced
  readonly typed: string; // the word being typed, likewise; of a variable its name
  readonly from: number; // where the word begins in the text
  readonly raw: string; // the word as it stands in the text
  readonly quote: '' | '"' | "'"; // open at the end
  readonly quoteAt: number; // where in `raw` that quote stands
}

type Quote = TypedCommand['quote'];

/** Words after which a command begins. */
const KEYWORDS = new Set(['if', 'then', 'else', 'elif', 'while', 'until', 'do', '{', '!', 'time', 'exec']);
const HERE_DOCUMENT = /^<<(-?)[ \t]*(?:'([^']*)'|"([^"]*)"|\\?([^\s;&|<>()]+))/;

/** Reads a text as bash does, up to its end: pipes, lists, substitutions, quotes, redirections, here-documents. */
export function typedCommand(text: string, variables: ReadonlyMap<string, string>): TypedCommand {
  return new Reader(text, variables).read();
}

/** One command under way: of the line itself, or of a substitution inside it. */
interface Frame {
  readonly closing: '' | ')' | '`';
  words: string[];
  value: string; // of the word being read
  start: number | null; // where it begins; null between words
  isQuoted: boolean; // some of it is in quotes: `"2">x` is no number
  isTarget: boolean; // it says where a redirection goes
  quote: Quote; // open now
  quoteAt: number;
}

class Reader {
  private i = 0;
  private readonly frames: Frame[] = [newFrame('')];
  private readonly hereDocuments: { readonly delimiter: string; readonly isIndented: boolean }[] = [];
  private isNowhere = false;
  private variableAt = -1; // where a variable begins that ends at the end of the text

  constructor(
    private readonly text: string,
    private readonly variables: ReadonlyMap<string, string>,
  ) {}

  private get frame(): Frame {
    return this.frames.at(-1) as Frame;
  }

  read(): TypedCommand {
    while (this.i < this.text.length) {
      if (this.frame.quote === "'") this.readSingleQuoted();
      else if (this.frame.quote === '"') this.readDoubleQuoted();
      else this.readPlain();
    }
    const { words, value, start, isTarget, quote, quoteAt } = this.frame;
    const isVariable = this.variableAt >= 0;
    const from = isVariable ? this.variableAt : (start ?? this.text.length);
    const raw = this.text.slice(from);
    const place = this.isNowhere ? 'nowhere' : isTarget ? 'file' : words.length === 0 ? 'command' : 'argument';
    return {
      place: isVariable && !this.isNowhere ? 'variable' : place,
      words: [...words],
      typed: isVariable ? raw.replace(/^\$\{?/, '') : value,
      from,
      raw,
      quote,
      quoteAt: quote === '' ? -1 : quoteAt - from,
    };
  }

  private readSingleQuoted(): void {
    const end = this.text.indexOf("'", this.i);
    this.frame.value += this.text.slice(this.i, end < 0 ? undefined : end);
    this.i = end < 0 ? this.text.length : end + 1;
    if (end >= 0) this.frame.quote = '';
  }

  private readDoubleQuoted(): void {
    const char = this.text[this.i] as string;
    if (char === '"') {
      this.frame.quote = '';
      this.i++;
    } else if (char === '\\') {
      const next = this.text[this.i + 1] ?? '';
      this.frame.value += '"\\$`\n'.includes(next) ? next : char + next;
      this.i += 2;
    } else if (!this.readExpansion(char)) this.take(char);
  }

  private readPlain(): void {
    const char = this.text[this.i] as string;
    if (char === '\n') this.endLine();
    else if (char === ' ' || char === '\t') {
      this.endWord();
      this.i++;
    } else if (char === '#' && this.frame.start === null) this.skipComment();
    else if (char === '\\') this.readEscaped();
    else if (char === "'" || char === '"') {
      this.begin();
      this.frame.isQuoted = true;
      this.frame.quote = char;
      this.frame.quoteAt = this.i++;
    } else if (char === '<' || char === '>') this.readRedirection(char);
    else if (';&|()'.includes(char)) this.readOperator(char);
    else if (!this.readExpansion(char)) this.take(char);
  }

  /** `$name`, `${…}`, `$(` and backquotes; false when it is none of them. */
  private readExpansion(char: string): boolean {
    if (char === '`') {
      if (this.frame.closing === '`' && this.frame.quote === '') this.leave();
      else this.enter('`', 1);
      return true;
    }
    if (char !== '$') return false;
    const rest = this.text.slice(this.i);
    if (rest.startsWith('$(')) {
      this.enter(')', 2);
      return true;
    }
    const simple = /^\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\}|[?$!#*@\d])/.exec(rest);
    const open = /^\$(?:\{?[A-Za-z_]\w*|\{?)$/.exec(rest);
    this.begin();
    if (open) this.variableAt = this.i;
    const length = open?.[0].length ?? simple?.[0].length ?? braced(rest) ?? 1;
    this.frame.value += simple
      ? (this.variables.get(simple[1] ?? simple[2] ?? '') ?? '')
      : this.text.slice(this.i, this.i + length);
    this.i += length;
    return true;
  }

  private readEscaped(): void {
    const next = this.text[this.i + 1];
    if (next !== '\n') this.begin();
    if (next !== undefined && next !== '\n') this.frame.value += next;
    this.i += 2;
  }

  private readRedirection(char: string): void {
    const { value, isQuoted, start } = this.frame;
    if (start !== null && !isQuoted && /^\d+$/.test(value)) this.drop(); // the number of a stream
    this.endWord();
    const rest = this.text.slice(this.i);
    const here = rest.startsWith('<<<') ? null : HERE_DOCUMENT.exec(rest);
    if (here) {
      this.hereDocuments.push({ delimiter: here[2] ?? here[3] ?? here[4] ?? '', isIndented: here[1] === '-' });
      this.i += here[0].length;
    } else if (rest.startsWith(`${char}(`)) this.enter(')', 2);
    else {
      const operator = /^(<<<|<>|<&|<|>>|>&|>\||>)/.exec(rest)?.[0] ?? char;
      this.i += operator.length;
      this.frame.isTarget = operator !== '<<<';
    }
  }

  private readOperator(char: string): void {
    this.endWord();
    this.i++;
    if (char === '&' && this.text[this.i] === '>') return; // `&>file`
    if (char === '(') this.enter(')', 0);
    else if (char === ')' && this.frames.length > 1 && this.frame.closing === ')') this.leave(0);
    else this.nextCommand();
  }

  private nextCommand(): void {
    this.frame.words = [];
    this.frame.isTarget = false;
  }

  /** The end of a line: bodies of here-documents follow it. */
  private endLine(): void {
    this.endWord();
    this.nextCommand();
    this.i++;
    for (let here = this.hereDocuments.shift(); here; here = this.hereDocuments.shift()) {
      const body = this.text.slice(this.i).split('\n');
      const { delimiter, isIndented } = here;
      const end = body.findIndex((line) => (isIndented ? line.replace(/^\t+/, '') : line) === delimiter);
      if (end < 0 || end === body.length - 1) {
        this.isNowhere = true;
        this.i = this.text.length;
        return;
      }
      this.i += body.slice(0, end + 1).join('\n').length + 1;
    }
  }

  private skipComment(): void {
    const end = this.text.indexOf('\n', this.i);
    this.isNowhere = end < 0;
    this.i = end < 0 ? this.text.length : end;
  }

  private take(char: string): void {
    this.begin();
    this.frame.value += char;
    this.i++;
  }

  private begin(): void {
    this.frame.start ??= this.i;
  }

  private drop(): void {
    Object.assign(this.frame, { value: '', start: null, isQuoted: false });
  }

  private endWord(): void {
    const { start, value, words, isTarget, isQuoted } = this.frame;
    if (start === null) return;
    const isPrefix = words.length === 0 && !isQuoted && (KEYWORDS.has(value) || /^\w+\+?=/.test(value));
    if (!isTarget && !isPrefix) words.push(value);
    this.frame.isTarget = false;
    this.drop();
  }

  private enter(closing: ')' | '`', length: number): void {
    if (length > 0) this.begin();
    this.i += length;
    this.frames.push(newFrame(closing));
  }

  /** Back to the command around a substitution; what it prints is not known. */
  private leave(length = 1): void {
    this.frames.pop();
    this.i += length;
  }
}

const newFrame = (closing: Frame['closing']): Frame => ({
  closing,
  words: [],
  value: '',
  start: null,
  isQuoted: false,
  isTarget: false,
  quote: '',
  quoteAt: -1,
});

/** The length of `${…}` at the begin of a text; undefined when it is none or not closed. */
function braced(rest: string): number | undefined {
  const end = rest.startsWith('${') ? rest.indexOf('}') : -1;
  return end < 0 ? undefined : end + 1;
}
