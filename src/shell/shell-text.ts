import { Bash, InMemoryFs } from 'just-bash/browser';
import type { Script } from './terminal-pass.ts';

let shared: Bash | undefined;

/** Reads and writes shell syntax; the instance runs nothing and so has no memory that could matter. */
const parser = (): Bash => {
  shared ??= new Bash({ fs: new InMemoryFs(), cwd: '/', defenseInDepth: false });
  return shared;
};

/** The syntax tree of a script. @throws on malformed text. */
export const parseShell = (text: string): Script => parser().transform(text).ast;

/** Shell text of statements of a syntax tree. */
export function printShell(statements: Script['statements']): string {
  const printer = new Bash({ fs: new InMemoryFs(), cwd: '/', defenseInDepth: false });
  printer.registerTransformPlugin({ name: 'print', transform: ({ ast }) => ({ ast: { ...ast, statements } }) });
  return printer.transform(':').script;
}
