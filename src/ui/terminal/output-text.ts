import { type Colour, colouredText } from './coloured-text.ts';

/** A stretch of output: one stream, one colour. */
export interface OutputPart {
  readonly text: string;
  readonly stream: 'out' | 'err';
  readonly colour: Colour;
}

/** Some lines of output. A block that is complete never changes, so it is drawn once. */
export interface OutputBlock {
  readonly key: number;
  readonly lines: number;
  readonly parts: readonly OutputPart[];
}

/** What an entry printed so far, cut into blocks. */
export interface OutputText {
  readonly length: number; // characters as the session counts them
  readonly begins: string;
  readonly lines: number;
  readonly blocks: readonly OutputBlock[];
  /** The last block as it came, and the colour it begins in: it is read again when more comes. */
  readonly open: { readonly chunks: readonly Chunk[]; readonly colour: Colour };
}

interface Chunk {
  readonly stream: 'out' | 'err';
  readonly text: string;
}

const BLOCK_LINES = 50;

export const emptyText = (begins: string): OutputText => ({
  length: 0,
  begins,
  lines: 0,
  blocks: [],
  open: { chunks: [], colour: null },
});

/** The text with more at its end; blocks that were complete stay the same objects. */
export function withOutput(before: OutputText, chunks: readonly Chunk[]): OutputText {
  const added = chunks.reduce((sum, { text }) => sum + text.length, 0);
  if (added === 0) return before;
  const blocks = before.open.chunks.length === 0 ? [...before.blocks] : before.blocks.slice(0, -1);
  let { colour } = before.open;
  let open: readonly Chunk[] = [];
  for (const part of cut(joined([...before.open.chunks, ...chunks]))) {
    const { block, end } = blockOf(blocks.length, part.chunks, part.lines, colour);
    blocks.push(block);
    open = part.isComplete ? [] : part.chunks;
    if (part.isComplete) colour = end;
  }
  const lines = blocks.reduce((sum, block) => sum + block.lines, 0);
  return { length: before.length + added, begins: before.begins, lines, blocks, open: { chunks: open, colour } };
}

/** The whole text without its colours. */
export const plainText = ({ blocks }: OutputText): string =>
  blocks.flatMap(({ parts }) => parts.map(({ text }) => text)).join('');

const joined = (chunks: readonly Chunk[]): Chunk[] => {
  const out: Chunk[] = [];
  for (const chunk of chunks) {
    const last = out.at(-1);
    if (last?.stream === chunk.stream) out[out.length - 1] = { ...last, text: last.text + chunk.text };
    else out.push(chunk);
  }
  return out;
};

interface Cut {
  readonly chunks: Chunk[];
  lines: number; // line ends
  isComplete: boolean;
}

/** Cuts after every so many lines. */
function cut(chunks: readonly Chunk[]): Cut[] {
  const out: Cut[] = [];
  let current: Cut = { chunks: [], lines: 0, isComplete: false };
  for (const { stream, text } of chunks) {
    let from = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      current.lines++;
      if (current.lines < BLOCK_LINES) continue;
      current.chunks.push({ stream, text: text.slice(from, at + 1) });
      current.isComplete = true;
      out.push(current);
      from = at + 1;
      current = { chunks: [], lines: 0, isComplete: false };
    }
    if (from < text.length) current.chunks.push({ stream, text: text.slice(from) });
  }
  if (current.chunks.length > 0) out.push(current);
  return out;
}

function blockOf(key: number, chunks: readonly Chunk[], lines: number, start: Colour) {
  const parts: OutputPart[] = [];
  let colour = start;
  for (const { stream, text } of chunks) {
    const read = colouredText(text, colour);
    colour = read.end;
    for (const part of read.parts) parts.push({ ...part, stream });
  }
  const isCut = chunks.at(-1)?.text.endsWith('\n') === false;
  const block: OutputBlock = { key, lines: lines + (isCut ? 1 : 0), parts };
  return { block, end: colour };
}
