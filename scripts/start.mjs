// Opens the game: prepares what it needs, builds the page once and serves it on this machine.
import { spawn, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { build, preview } from 'vite';

const root = resolve(import.meta.dirname, '..');
const assets = spawnSync(process.execPath, ['scripts/run.mjs', 'scripts/assets.ts'], { cwd: root, stdio: 'inherit' });
if (assets.status !== 0) process.exit(assets.status ?? 1);
await build({ root, logLevel: 'warn' });
const server = await preview({ root, preview: { port: Number(process.env.PORT ?? 4173), host: '127.0.0.1' } });
const url = server.resolvedUrls?.local[0] ?? 'http://127.0.0.1:4173/';
process.stdout.write(`\nThe game is at ${url}\nCtrl-C ends it.\n`);
if (process.env.BROWSER !== 'none') {
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url];
  // Where nothing can open a browser the printed address is enough.
  spawn(program ?? '', args, { stdio: 'ignore', detached: true }).on('error', () => undefined);
}
