import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { preview } from 'vite';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];

/** Serves the built page, opens a real browser and closes both afterwards. */
export async function withBuiltPage<Result>(run: (browser: Browser, url: string) => Promise<Result>): Promise<Result> {
  const root = process.cwd();
  if (!existsSync(resolve(root, 'dist/index.html'))) throw new Error('bench: build the page first (npm run build)');
  const server = await preview({ root, logLevel: 'error', preview: { port: 0, host: '127.0.0.1' } });
  const { default: npmChromium } = await import('@sparticuz/chromium');
  const executablePath = process.env.CHROME_PATH ?? (await npmChromium.executablePath());
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    return await run(browser, server.resolvedUrls?.local[0] ?? '');
  } finally {
    await browser.close();
    await server.close();
  }
}
