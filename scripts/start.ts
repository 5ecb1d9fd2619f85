import { spawn } from 'node:child_process';
import { build, preview } from 'vite';
import { makeAssets } from './make-assets.ts';

// Opens the game: prepares what it needs, builds the page once and serves it on this machine.
await makeAssets((text) => process.stdout.write(`${text}\n`));
await build({ logLevel: 'warn' });
const server = await preview({ preview: { port: Number(process.env.PORT ?? 4173), host: '127.0.0.1' } });
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
  spawn(program as string, args, { stdio: 'ignore', detached: true }).on('error', () => undefined);
}
