import { FileError, type FileTree, joinPath } from '../../kernel/files/file-tree.ts';

/** Where `@file` arguments are looked for. */
export interface ArgumentFiles {
  readonly files: FileTree;
  readonly cwd: string;
  readonly stdin: string;
  readonly env: ReadonlyMap<string, string>;
}

/** Replaces `@file` and `key=@file` by the file's text; what is no readable file stays as it was typed. */
export const expandFiles = (args: readonly string[], from: ArgumentFiles): string[] =>
  args.map((arg) => {
    const at = arg.indexOf('=');
    return at < 0 ? expand(arg, from) : `${arg.slice(0, at)}=${expand(arg.slice(at + 1), from)}`;
  });

function expand(value: string, from: ArgumentFiles): string {
  if (!value.startsWith('@') || value.length === 1) return value;
  const name = value.slice(1);
  if (name === '-') return withoutLastLineFeeds(from.stdin);
  const path = name.startsWith('~/') ? `${from.env.get('HOME') ?? ''}${name.slice(1)}` : name;
  try {
    return withoutLastLineFeeds(from.files.readText(joinPath(from.cwd, path)));
  } catch (error) {
    if (error instanceof FileError) return value;
    throw error;
  }
}

const withoutLastLineFeeds = (text: string): string => text.replace(/\n+$/, '');
