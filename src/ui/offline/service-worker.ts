// Keeps the whole game in this browser, so that it opens without a network after one visit. Bundled by scripts/offline.ts,
// which fills in the list of files. A new version is fetched aside, whole or not at all, and waits until the page is
// loaded again while nobody plays (offline/keep-offline.ts says when).
declare const __FILES__: { readonly [path: string]: string }; // SHA-256 in hex by path below the page
declare const __POLICY__: string; // the content security policy

const worker = self as unknown as ServiceWorkerGlobalScope;
const BASE = worker.registration.scope;
const CACHE = `mlops-flight-simulator ${BASE}`; // one origin may serve several copies
const FILES = new Map(Object.entries(__FILES__));

/** A file is kept under its content: what two versions share is fetched once. */
const keyOf = (path: string): string => `${BASE}${path}?${FILES.get(path)}`;

worker.addEventListener('install', (event) => event.waitUntil(fill()));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));
worker.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void worker.skipWaiting();
});
worker.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  const url = origin + pathname;
  if (event.request.method !== 'GET' || !url.startsWith(BASE)) return;
  const path = url.slice(BASE.length) || 'index.html';
  if (FILES.has(path)) event.respondWith(kept(path));
});

async function fill(): Promise<void> {
  const cache = await caches.open(CACHE);
  const present = new Set((await cache.keys()).map(({ url }) => url));
  for (const path of FILES.keys()) if (!present.has(keyOf(path))) await cache.put(keyOf(path), await whole(path));
}

async function takeOver(): Promise<void> {
  const cache = await caches.open(CACHE);
  const wanted = new Set([...FILES.keys()].map(keyOf));
  for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url);
  await worker.clients.claim();
}

/** The browser may have thrown a file away to make room. */
async function kept(path: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(keyOf(path))) ?? whole(path).catch(() => fetch(BASE + path));
}

/** Fetches a file of this version. @throws when something else comes: a half-written deployment, an error page */
async function whole(path: string): Promise<Response> {
  for (const cache of ['default', 'reload'] as const) {
    const answer = await fetch(BASE + path, { cache });
    const bytes = await answer.arrayBuffer();
    if (!answer.ok || (await hashOf(bytes)) !== FILES.get(path)) continue;
    const headers = new Headers({ 'content-security-policy': __POLICY__ });
    headers.set('content-type', answer.headers.get('content-type') ?? 'application/octet-stream');
    return new Response(bytes, { headers });
  }
  throw new Error(`offline: ${path} did not come whole`);
}

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export {};
