// Short ways to run Python in tests: trees from texts, specifications with defaults, printed text.
import type { ContentStore } from '../../src/kernel/content-store.ts';
import { FileTree } from '../../src/kernel/files/file-tree.ts';
import { type DirNode, emptyDir } from '../../src/kernel/files/node.ts';
import type { ScriptResult, ScriptSpec } from '../../src/kernel/script.ts';

/** A tree of text files by path. */
export function treeOf(content: ContentStore, files: { readonly [path: string]: string }): DirNode {
  const host = { root: emptyDir(), writes: 0, now: () => 0 };
  const tree = new FileTree(host, content);
  for (const [path, text] of Object.entries(files)) {
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    if (folder) tree.makeDir(`/${folder}`, true);
    tree.writeText(`/${path}`, text);
  }
  return host.root;
}

/** A specification of `python -c code` in an empty folder, but for what is given. */
export const codeSpec = (code: string, more: Partial<ScriptSpec> = {}): ScriptSpec => ({
  entry: { kind: 'code', code },
  args: [],
  cwd: '/work',
  mounts: [],
  env: {},
  packages: {},
  seed: 'test',
  now: 5_500_000_000,
  workLimitMs: 60_000,
  ...more,
});

/** What a run printed on one stream. */
export const printed = (result: Pick<ScriptResult, 'lines'>, stream: 'out' | 'err' = 'out'): string[] =>
  result.lines.filter((line) => line.stream === stream).map((line) => line.text);

/** Text of a file that a run wrote. */
export function written(result: ScriptResult, path: string): string | undefined {
  const bytes = result.files.find((file) => file.path === path)?.bytes;
  return bytes ? new TextDecoder().decode(bytes) : undefined;
}
