// What a visitor loads, compressed: the page as it opens, and everything until the first incident can be worked on.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';

const DIST = resolve('dist');
const ASSETS = join(DIST, 'assets');
/** Chunks that the first usable route loads on top: the desk and the terminal below it. */
const FIRST_ROUTE = [/^HomePage-/, /^DeskPage-/, /^TerminalDock-/];

const code = (file: string): string => readFileSync(join(ASSETS, file), 'utf8');
const compressed = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(code(file), { level: 9 }).length, 0);

/** A chunk and all it imports without being asked. */
function withImports(files: readonly string[]): Set<string> {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    // Static imports only: `import(` is asked for later.
    for (const [, name] of code(file).matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) visit(name ?? '');
  };
  files.forEach(visit);
  return found;
}

describe('the JavaScript of the main thread', () => {
  let initial: Set<string>;
  let chunks: string[];

  beforeAll(() => {
    if (!existsSync(join(DIST, 'index.html'))) throw new Error('the page is not built: npm run build');
    chunks = readdirSync(ASSETS).filter((file) => file.endsWith('.js'));
    const page = readFileSync(join(DIST, 'index.html'), 'utf8');
    const entries = [...page.matchAll(/(?:src|href)="\.\/assets\/([^"]+\.js)"/g)].map(([, name]) => name ?? '');
    expect(entries.length).toBeGreaterThan(0);
    initial = withImports(entries);
  });

  it('is at most 200 kB when the page opens', () => {
    const size = compressed(initial);
    process.stdout.write(`initial JavaScript: ${Math.round(size / 1000)} kB gzip in ${initial.size} files\n`);
    expect(size).toBeLessThanOrEqual(200_000);
  });

  it('is at most 350 kB until the incident can be worked on; the worker is told beside it', () => {
    const route = FIRST_ROUTE.map((name) => {
      const file = chunks.find((chunk) => name.test(chunk));
      if (!file) throw new Error(`no chunk is named ${name}`);
      return file;
    });
    const size = compressed(new Set([...initial, ...withImports(route)]));
    const worker = withImports(chunks.filter((file) => /^(session\.worker|serve-session|browser-assets)-/.test(file)));
    process.stdout.write(
      `first usable route: ${Math.round(size / 1000)} kB gzip; session worker: ${Math.round(compressed(worker) / 1000)} kB\n`,
    );
    expect(size).toBeLessThanOrEqual(350_000);
  });
});
