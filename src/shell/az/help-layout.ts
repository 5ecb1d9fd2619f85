const WIDTH = 100;
const INDENT = '    ';

/** One line of a list in help: a name, perhaps a tag, and what it is. */
export interface HelpItem {
  readonly name: string;
  readonly tag: string; // '[Required]' or ''
  readonly summary: string;
}

/** Breaks a text at spaces so that no line is wider than the page; later lines start at `hanging` columns. */
export function wrap(text: string, first: string, hanging: string): string {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.replaceAll('\n', ' ').split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = hanging;
      isEmpty = true;
    }
    if (isEmpty && word === '') continue;
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return `${[...lines, line].map((one) => one.trimEnd()).join('\n')}\n`;
}

const lineLength = (item: HelpItem): number => item.name.length + (item.tag === '' ? 1 : item.tag.length + 2);

export const widest = (items: readonly HelpItem[]): number => Math.max(0, ...items.map(lineLength));

/** Names on the left, tags against the colon, summaries in a column of their own. */
export function itemLines(items: readonly HelpItem[], width = widest(items)): string {
  return items
    .map((item) => {
      const padding = ' '.repeat(width - lineLength(item) + (item.tag === '' ? 0 : 1));
      const hanging = ' '.repeat(width + INDENT.length + 2);
      return wrap(item.summary, `${INDENT}${item.name}${padding}${item.tag} : `, hanging);
    })
    .join('');
}

/** `Command` or `Group` with its path and what it does. */
export const header = (kind: 'Command' | 'Group', path: string, summary: string): string =>
  `\n${kind}\n${wrap(summary, `${INDENT}az${path === '' ? '' : ` ${path}`} : `, INDENT)}\n`;

export const example = (line: string): string => `${INDENT}${line}\n`;
