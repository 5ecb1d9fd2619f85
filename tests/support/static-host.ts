import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, resolve } from 'node:path';

const TYPES: { readonly [extension: string]: string } = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.md': 'text/markdown',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};

export interface StaticHost {
  readonly url: string; // of the page, with trailing slash
  readonly origin: string;
  readonly asked: readonly string[]; // paths asked for, in order
  /** Answers this instead of what lies there; null: as it lies. Paths are below the page. */
  replace(path: string, answer: { readonly status?: number; readonly body: string } | null): void;
  close(): Promise<void>;
}

/** A static host as simple as there is: files of the built page below a path, no header but their type. */
export async function staticHost(
  below = '/',
  folder = resolve(import.meta.dirname, '../../dist'),
): Promise<StaticHost> {
  if (!existsSync(join(folder, 'index.html'))) throw new Error('the page is not built: npm run build');
  const asked: string[] = [];
  const replaced = new Map<string, { readonly status?: number; readonly body: string }>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    asked.push(pathname);
    const path = pathname.startsWith(below) ? normalize(pathname.slice(below.length) || 'index.html') : '..';
    const file = join(folder, path);
    const other = replaced.get(path);
    const isThere = !path.startsWith('..') && existsSync(file) && statSync(file).isFile();
    const status = other?.status ?? (other || isThere ? 200 : 404);
    response.writeHead(status, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' });
    response.end(other?.body ?? (isThere ? readFileSync(file) : 'not found'));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: origin + below,
    origin,
    asked,
    replace: (path, answer) => void (answer ? replaced.set(path, answer) : replaced.delete(path)),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
