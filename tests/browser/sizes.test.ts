// What the built page weighs, gzipped: JavaScript before anything is seen, and before the desk with its terminal can be
// used. The worker's bundle is stated beside; it loads while somebody reads.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseAst } from 'vite';
import { expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { staticHost } from '../support/static-host.ts';

const ASSETS = resolve(import.meta.dirname, '../../dist/assets');
const INITIAL = 200_000;
const FIRST_ROUTE = 350_000;
const PATIENCE = 60_000;

it('stays light before anything is seen', () => {
  const initial = initialFiles();
  const total = weight(initial);
  process.stdout.write(`initial JavaScript: ${inKilobytes(total)} in ${initial.size} files\n`);
  expect(total).toBeLessThanOrEqual(INITIAL);
});

it(
  'stays light before the first page with its terminal can be used',
  async () => {
    const [browser, host] = await Promise.all([launchChromium(), staticHost()]);
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(PATIENCE);
      await page.goto(host.url);
      await page.getByRole('button', { name: 'Take the pager' }).first().click();
      await page.getByRole('heading', { name: /INC-1/ }).first().waitFor();
      await page.getByRole('textbox', { name: 'Command' }).waitFor();
      const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
      const parts = loaded.filter((url) => url.endsWith('.js')).map((url) => basename(url));
      const files = new Set([...initialFiles(), ...parts.filter((file) => !file.startsWith('session.worker'))]);
      // The page alone: what its worker loads is not in the page's list.
      expect([...files].some((file) => file.startsWith('DeskPage'))).toBe(true);
      expect([...files].some((file) => file.startsWith('serve-session'))).toBe(false);
      process.stdout.write(`first usable route: ${inKilobytes(weight(files))} in ${files.size} files\n`);
      process.stdout.write(`worker: ${inKilobytes(weight(withImports(workerFile(), true)))}\n`);
      expect(weight(files)).toBeLessThanOrEqual(FIRST_ROUTE);
    } finally {
      await browser.close();
      await host.close();
    }
  },
  2 * PATIENCE,
);

/** Everything index.html asks for, with all that it imports. */
function initialFiles(): ReadonlySet<string> {
  const html = readFileSync(resolve(ASSETS, '../index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\.\/assets\/([^"]+\.js)"/g)].map((found) => found[1] as string);
  expect(named.length).toBeGreaterThan(0);
  return new Set(named.flatMap((file) => [...withImports(file, false)]));
}

/** A file and the files it imports, however far; those it may import later too, if told. */
function withImports(file: string, isWithLater: boolean): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const next of importsOf(name, isWithLater)) visit(next);
  };
  visit(file);
  return found;
}

interface SyntaxNode {
  readonly type: string;
  readonly source?: {
    readonly value?: unknown; // of a text in quotes
    readonly quasis?: readonly { readonly value: { readonly cooked: string } }[]; // between backticks
  } | null;
}

function importsOf(file: string, isWithLater: boolean): string[] {
  const kinds = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration'];
  if (isWithLater) kinds.push('ImportExpression');
  const names: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, source } = node as SyntaxNode;
    const from = kinds.includes(type) ? (source?.value ?? source?.quasis?.[0]?.value.cooked) : undefined;
    if (typeof from === 'string' && from.startsWith('./')) names.push(basename(from));
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseAst(readFileSync(join(ASSETS, file), 'utf8')).body);
  return names;
}

const workerFile = (): string => {
  const file = readdirSync(ASSETS).find((name) => name.startsWith('session.worker'));
  if (!file) throw new Error('the build has no worker');
  return file;
};

const weight = (files: ReadonlySet<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(ASSETS, file))).length, 0);

const inKilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB gzipped`;
