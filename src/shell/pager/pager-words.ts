/** The words behind a verb: text, and values of flags in the order they were given. */
export interface PagerWords {
  readonly plain: readonly string[];
  readonly flags: ReadonlyMap<string, readonly string[]>;
}

/** The last value of a flag. */
export const flagOf = ({ flags }: PagerWords, name: string): string | undefined => flags.get(name)?.at(-1);

/** All plain words as one text; `stdin` when there are none. */
export const textOf = ({ plain }: PagerWords, stdin: string): string =>
  (plain.length > 0 ? plain.join(' ') : stdin).trim();

/**
 * Tells text and flags apart: `--flag value`, `--flag=value`; after `--` everything is text. A text says what was wrong.
 * Where no flags are known every word is text.
 */
export function readWords(words: readonly string[], known: readonly string[]): PagerWords | string {
  const plain: string[] = [];
  const flags = new Map<string, string[]>();
  if (known.length === 0) return { plain: words, flags };
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    if (word === '--') return { plain: [...plain, ...words.slice(i + 1)], flags };
    // A flag is one word; a text that begins with dashes has spaces.
    if (!/^--[a-z]/.test(word) || /\s/.test(word.split('=', 1)[0] as string)) {
      plain.push(word);
      continue;
    }
    const [name, inline] = splitAtEquals(word);
    if (!known.includes(name)) return `unknown flag ${name} (known: ${known.join(', ')})`;
    const value = inline ?? words[++i];
    if (value === undefined) return `${name} needs a value`;
    flags.set(name, [...(flags.get(name) ?? []), value]);
  }
  return { plain, flags };
}

function splitAtEquals(word: string): [name: string, value: string | undefined] {
  const at = word.indexOf('=');
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}
