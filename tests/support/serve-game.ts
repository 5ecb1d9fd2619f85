import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type PreviewServer, preview } from 'vite';

/** Serves the built page on a free port. @throws when it was not built: `npm test` builds it first. */
export async function serveGame(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const root = resolve(import.meta.dirname, '../..');
  if (!existsSync(resolve(root, 'dist/index.html'))) throw new Error('the page is not built: npm run build');
  const server: PreviewServer = await preview({ root, logLevel: 'error', preview: { port: 0, host: '127.0.0.1' } });
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('the preview server has no address');
  return { url, close: () => server.close() };
}
