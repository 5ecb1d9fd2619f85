// The built folder on a static host that knows nothing of it, below a path: one plays there, nothing leaves the origin,
// the security policy is not broken, and after one visit it opens without the host.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type StaticHost, staticHost } from '../support/static-host.ts';

const PATIENCE = 60_000;
const PATH = '/some/sub/path/';

describe('the built folder', () => {
  let browser: Browser;
  let host: StaticHost;
  let context: BrowserContext;
  let requests: string[];
  let problems: string[];

  beforeAll(async () => {
    [browser, host] = await Promise.all([launchChromium(), staticHost(PATH)]);
  });
  afterAll(async () => {
    await browser?.close();
    await host?.close();
  });
  beforeEach(async () => {
    requests = [];
    problems = [];
    context = await browser.newContext();
    context.setDefaultTimeout(PATIENCE);
    context.on('request', (request) => requests.push(request.url()));
    context.on('weberror', (error) => problems.push(error.error().message));
    context.on('console', (message) => ['error', 'warning'].includes(message.type()) && problems.push(message.text()));
  });
  afterEach(() => context.close());

  it(
    'plays below any path, and nothing is asked of another origin',
    async () => {
      const page = await context.newPage();
      await page.goto(host.url);
      await play(page);
      expect(requests.length).toBeGreaterThan(10);
      expect(requests.filter((url) => !url.startsWith(host.url) && !url.startsWith('data:'))).toEqual([]);
      expect(host.asked.filter((path) => !path.startsWith(PATH))).toEqual([]);
      expect(problems).toEqual([]);
      expect(readFileSync(resolve('dist/.nojekyll'), 'utf8')).toBe('');
    },
    2 * PATIENCE,
  );

  it(
    'opens and plays without its host after one visit, its workers held by the same policy',
    async () => {
      const page = await context.newPage();
      await page.goto(host.url);
      await untilOffline(page);
      await host.close();
      try {
        await page.reload();
        await play(page);
        const policy = await page.evaluate(async () => {
          const worker = performance.getEntriesByType('resource').find(({ name }) => name.includes('session.worker'));
          return (await fetch(worker?.name ?? '')).headers.get('content-security-policy');
        });
        expect(policy).toContain("connect-src 'self'");
        await page.goto(`${host.url}#/notices`);
        await page.getByText('Mozilla Public License').waitFor();
        expect(problems).toEqual([]);
      } finally {
        host = await staticHost(PATH);
      }
    },
    3 * PATIENCE,
  );

  it(
    'takes a new version when the page is loaded again, but never while somebody plays',
    async () => {
      const [first, second] = [await context.newPage(), await context.newPage()];
      await first.goto(host.url);
      await untilOffline(first);
      await play(first);
      deployAnother(host);
      try {
        await second.goto(host.url);
        await untilWaiting(second);
        await second.reload();
        await second.getByRole('heading', { name: 'A play is running in another tab' }).waitFor();
        expect(await second.locator('meta[name=deployed]').count()).toBe(0);
        // The old version's parts are still to be had.
        await first.getByRole('button', { name: 'Keyboard shortcuts' }).click();
        await first.getByText('Go to Business').waitFor();
        await first.close();
        await second.reload();
        await second.locator('meta[name=deployed][content=another]').waitFor({ state: 'attached' });
      } finally {
        for (const path of ['index.html', 'service-worker.js']) host.replace(path, null);
      }
    },
    3 * PATIENCE,
  );

  it('forbids the page what the policy forbids', async () => {
    const page = await context.newPage();
    await page.goto(host.url);
    const broken = await page.evaluate(async () => {
      const said: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => said.push(effectiveDirective));
      await fetch('https://example.invalid/').catch(() => undefined);
      const script = document.createElement('script');
      script.textContent = 'document.title = "changed"';
      document.head.append(script);
      await new Promise((done) => setTimeout(done, 100));
      return { said, title: document.title };
    });
    expect(broken.said).toEqual(['connect-src', 'script-src-elem']);
    expect(broken.title).not.toBe('changed');
  });
});

/** Takes the pager and has the terminal answer. */
async function play(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Take the pager' }).first().click();
  await page.getByRole('heading', { name: /INC-1/ }).first().waitFor();
  await page.getByRole('textbox', { name: 'Command' }).fill('python -c "print(6 * 7)"');
  await page.keyboard.press('Enter');
  await page.getByRole('log').getByText('42', { exact: true }).waitFor();
}

/** Another version of the page: its first file differs, and so does the list of files. */
function deployAnother(host: StaticHost): void {
  const page = readFileSync(resolve('dist/index.html'), 'utf8');
  const body = page.replace('<head>', '<head><meta name="deployed" content="another">');
  const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
  const worker = readFileSync(resolve('dist/service-worker.js'), 'utf8').replace(hashOf(page), hashOf(body));
  host.replace('index.html', { body });
  host.replace('service-worker.js', { body: worker });
}

/** Until another version has been fetched, whole. */
const untilWaiting = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    while (!registration.waiting) await new Promise((done) => setTimeout(done, 50));
  });

/** Until a service worker holds everything and this page is its. */
const untilOffline = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const { serviceWorker } = navigator;
    await serviceWorker.ready;
    while (!serviceWorker.controller) await new Promise((done) => setTimeout(done, 50));
  });
