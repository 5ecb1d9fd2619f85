import { parseArgs } from 'node:util';
import { MisuseError } from './misuse-error.ts';

type OptionKind = 'string' | 'boolean';

export interface ParsedOptions {
  readonly positionals: readonly string[];
  text(name: string): string | undefined;
  flag(name: string): boolean;
}

/** Reads `--name value` and `--flag`. @throws MisuseError on unknown options */
export function parseOptions(args: readonly string[], options: { readonly [name: string]: OptionKind }): ParsedOptions {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries(Object.entries(options).map(([name, type]) => [name, { type }])),
    });
    return {
      positionals,
      text: (name) => (typeof values[name] === 'string' ? values[name] : undefined),
      flag: (name) => values[name] === true,
    };
  } catch (error) {
    throw new MisuseError((error as Error).message);
  }
}
