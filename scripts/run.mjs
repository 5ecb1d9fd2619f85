// Runs a TypeScript entry of this repository under Node: bundles it once per content (esbuild), then imports the bundle.
// Usage: node scripts/run.mjs <entry.ts> [args…]
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { buildId, contentKey, pastId } from './build-id.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const [entry, ...args] = process.argv.slice(2);
if (!entry) {
  process.stderr.write('usage: node scripts/run.mjs <entry.ts> [args…]\n');
  process.exit(2);
}

const folder = join(root, '.cache', 'run');
const key = contentKey(root, ['src', 'scripts', 'package-lock.json', entry]);
const outfile = join(folder, `${entry.replace(/[^a-z0-9]+/gi, '-')}-${key}.mjs`);
if (!existsSync(outfile)) {
  mkdirSync(folder, { recursive: true });
  const { outputFiles } = await build({
    entryPoints: [join(root, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // Engines differ in the last bit of the operator; the realm replaces Math.pow.
    supported: { 'exponent-operator': false },
    external: ['pyodide', 'esbuild', 'vite', 'playwright-core', '@sparticuz/chromium'],
    define: { __BUILD_ID__: JSON.stringify(buildId(root)), __PAST_ID__: JSON.stringify(pastId(root)) },
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'error',
    write: false,
  });
  // esbuild's helper takes hold of Math.pow when the bundle loads, which is before the realm replaces it.
  const code = outputFiles[0].text.replace('var __pow = Math.pow;', 'var __pow = (a, b) => Math.pow(a, b);');
  writeFileSync(outfile, code);
  for (const old of readdirSync(folder)) {
    const path = join(folder, old);
    if (Date.now() - statSync(path).mtimeMs > 86_400_000) rmSync(path);
  }
} else utimesSync(outfile, new Date(), new Date());
process.argv = [process.argv[0], join(root, entry), ...args];
await import(pathToFileURL(outfile).href);
