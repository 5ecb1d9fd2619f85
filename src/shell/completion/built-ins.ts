import type { Suggestion } from '../../kernel/suggestion.ts';
import type { CompletionCall, Offer } from './completion-call.ts';

const variables = ({ env }: CompletionCall): Offer => ({ names: variableNames(env) });
const programs = (call: CompletionCall): Offer => (call.words.length === 0 ? { names: call.programs() } : {});
/** `xargs az …`: what follows the program's own options is a command line. */
const lineBelow = (call: CompletionCall): Offer => {
  const first = call.words.findIndex((word) => !word.startsWith('-') && !/^\w+=/.test(word));
  return call.below(first < 0 ? [] : call.words.slice(first));
};
const nothing = (): Offer => ({});

/** Words that bash itself understands as commands, and what their arguments may be; undefined: files. */
export const BUILT_INS: { readonly [name: string]: ((call: CompletionCall) => Offer) | undefined } = {
  '.': undefined,
  alias: nothing,
  cd: () => ({ paths: 'folder' }),
  command: lineBelow,
  declare: variables,
  eval: lineBelow,
  exit: nothing,
  export: variables,
  local: variables,
  mkdir: () => ({ paths: 'folder' }),
  popd: nothing,
  pushd: () => ({ paths: 'folder' }),
  read: variables,
  rmdir: () => ({ paths: 'folder' }),
  set: nothing,
  shopt: nothing,
  source: undefined,
  test: undefined,
  type: programs,
  unalias: nothing,
  unset: variables,
  which: programs,
  xargs: lineBelow,
};

export const variableNames = (env: ReadonlyMap<string, string>): Suggestion[] =>
  [...env.keys()].sort().map((name) => ({ text: name, kind: 'variable', about: env.get(name) ?? '' }));
