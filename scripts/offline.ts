import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import type { Plugin } from 'vite';
import { SECURITY_POLICY } from './security-policy.ts';

const WORKER = 'service-worker.js';

/** Writes the service worker beside the built page, with the list of everything that is there. */
export function offline(): Plugin {
  let root = '';
  let folder = '';
  return {
    name: 'offline',
    apply: 'build',
    configResolved(config) {
      root = config.root;
      folder = resolve(config.root, config.build.outDir);
    },
    async writeBundle() {
      const { outputFiles } = await build({
        entryPoints: [join(root, 'src/ui/offline/service-worker.ts')],
        bundle: true,
        minify: true,
        format: 'iife',
        target: 'es2022',
        define: { __FILES__: JSON.stringify(hashes(folder)), __POLICY__: JSON.stringify(SECURITY_POLICY) },
        write: false,
      });
      writeFileSync(join(folder, WORKER), outputFiles[0]?.text ?? '');
    },
  };
}

/** SHA-256 of every file by its path. Dot files are for hosts, not for the page. */
function hashes(folder: string): { readonly [path: string]: string } {
  const found: { [path: string]: string } = {};
  const visit = (below: string): void => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below + entry.name;
      if (entry.name.startsWith('.') || path === WORKER) continue;
      if (entry.isDirectory()) visit(`${path}/`);
      else
        found[path] = createHash('sha256')
          .update(readFileSync(join(folder, path)))
          .digest('hex');
    }
  };
  visit('');
  return found;
}
