import type { Suggestion } from '../../kernel/suggestion.ts';
import type { CompletionCall, Offer } from '../completion/completion-call.ts';
import type { PagerVerb } from './pager-verb.ts';

/** What may be said to the pager, as the usage of its verbs tells. */
export function completePager(verbs: readonly PagerVerb[], { words, typed }: CompletionCall): Offer {
  const [name, ...rest] = words;
  if (name === undefined)
    return { names: verbs.map((verb) => ({ text: verb.name, kind: 'verb', about: verb.usage[0]?.[1] ?? '' })) };
  const verb = verbs.find((one) => one.name === name);
  if (!verb) return {};
  const last = rest.at(-1) ?? '';
  if (verb.flags.includes(last)) return { names: choicesOf(verb, last) };
  const flags = verb.flags.filter((flag) => !rest.includes(flag)).map((text) => ({ text, kind: 'flag', about: '' }));
  return { names: [...(typed.startsWith('-') ? [] : fixedWords(verb, rest.length)), ...flags] };
}

/** `hypothesis update <n>`: words of a usage line that stand for themselves. */
const fixedWords = ({ usage }: PagerVerb, at: number): Suggestion[] =>
  usage.flatMap(([line, about]) => {
    const word = line.split(' ')[at + 1];
    return word !== undefined && /^[a-z]+$/.test(word) ? [{ text: word, kind: 'verb', about }] : [];
  });

/** `[--state open|confirmed|rejected]` */
function choicesOf({ usage }: PagerVerb, flag: string): Suggestion[] {
  const words = usage.flatMap(([line]) => new RegExp(`\\[${flag} ([a-z|]+)\\]`).exec(line)?.[1]?.split('|') ?? []);
  return [...new Set(words)].map((text) => ({ text, kind: 'value', about: '' }));
}
