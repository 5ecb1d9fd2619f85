/** A stretch of text with one look. */
export interface Span {
  readonly look: 'plain' | 'code' | 'strong' | 'em';
  readonly text: string;
}

/** A block of a text. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly spans: readonly Span[] }
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Span[])[] }
  | { readonly kind: 'code'; readonly text: string };

const ITEM = /^[-*] +/;

/** Reads the little Markdown that scenarios use: headings, paragraphs, lists, code, `code`, **bold**, *emphasis*. */
export function readMarkdown(text: string): Block[] {
  const blocks: Block[] = [];
  const parts = text.split(/^```.*$/m);
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 1) blocks.push({ kind: 'code', text: part.replace(/^\n|\n$/g, '') });
    else for (const chunk of part.split(/\n\s*\n/)) if (chunk.trim() !== '') blocks.push(...blocksOf(chunk.trim()));
  }
  return blocks;
}

/** One chunk between empty lines: headings stand on a line of their own, a list may follow a sentence. */
function blocksOf(chunk: string): Block[] {
  const blocks: Block[] = [];
  let open: { readonly isList: boolean; readonly items: string[] } | null = null;
  const close = (): void => {
    if (!open) return;
    if (open.isList) blocks.push({ kind: 'list', items: open.items.map(spansOf) });
    else blocks.push({ kind: 'paragraph', spans: spansOf(open.items.join(' ')) });
    open = null;
  };
  for (const line of chunk.split('\n')) {
    const heading = /^(#{1,4}) +(.*)$/.exec(line);
    if (heading) {
      close();
      blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, spans: spansOf(heading[2] ?? '') });
    } else if (ITEM.test(line)) {
      if (!open?.isList) {
        close();
        open = { isList: true, items: [] };
      }
      open.items.push(line.replace(ITEM, '').trim());
    } else {
      open ??= { isList: false, items: [''] };
      const last = open.items.length - 1;
      open.items[last] = `${open.items[last]} ${line.trim()}`.trim();
    }
  }
  close();
  return blocks;
}

const spansOf = (text: string): Span[] =>
  text
    .split(/(`[^`]+`|\*\*[^*]+\*\*|\*[^*\s][^*]*\*)/)
    .filter((part) => part !== '')
    .map((part): Span => {
      if (/^`.+`$/.test(part)) return { look: 'code', text: part.slice(1, -1) };
      if (/^\*\*.+\*\*$/.test(part)) return { look: 'strong', text: part.slice(2, -2) };
      if (/^\*.+\*$/.test(part)) return { look: 'em', text: part.slice(1, -1) };
      return { look: 'plain', text: part };
    });
