// Whatever happens to a tab, a worker, a browser or its storage: nothing that was done is lost, and there is a way on.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nodeEngine } from '../../src/cli/node-engine.ts';
import { startOf } from '../../src/cli/start-of.ts';
import { readScenario } from '../../src/scenario/scenario-file.ts';
import { parseRecording, type Recording } from '../../src/session/recording.ts';
import { verify } from '../../src/session/verify.ts';
import { launchChromium, launchMortalChromium } from '../support/chromium.ts';
import { pack } from '../support/start-world.ts';
import { type StaticHost, staticHost } from '../support/static-host.ts';

const PATIENCE = 90_000;
const DEPLOY = 'az ml online-deployment create --file endpoints/checkout-risk/green.yml --name teal --output none';

describe('the safety net', () => {
  let browser: Browser;
  let host: StaticHost;
  let context: BrowserContext;

  beforeAll(async () => {
    [browser, host] = await Promise.all([launchChromium(), staticHost()]);
  });
  afterAll(async () => {
    await browser?.close();
    await host?.close();
  });
  beforeEach(async () => {
    // What is kept for offline would hide what the host does.
    context = await browser.newContext({ serviceWorkers: 'block' });
    context.setDefaultTimeout(PATIENCE);
  });
  afterEach(() => context.close());

  it(
    'goes on with the same chain of checks after the tab was closed in the middle of a command that waits',
    async () => {
      const first = await begin(context, host);
      await type(first, 'echo before');
      await type(first, DEPLOY);
      await first.getByRole('button', { name: 'Ctrl-C', disabled: false }).waitFor();
      const before = await keptChecks(first);
      await first.close({ runBeforeUnload: false });
      const second = await resume(context, host, '#/endpoints');
      await second.getByRole('heading', { name: 'Endpoints', exact: true }).waitFor();
      await expectWhole(await finish(second), before);
    },
    3 * PATIENCE,
  );

  it(
    'does what was typed the moment before the tab was closed',
    async () => {
      const first = await begin(context, host);
      await first.getByRole('textbox', { name: 'Command' }).fill('echo the last word');
      await first.keyboard.press('Enter');
      await first.close({ runBeforeUnload: false });
      const second = await resume(context, host, '#/desk');
      await second.getByRole('log').getByText('the last word', { exact: true }).waitFor();
    },
    2 * PATIENCE,
  );

  it(
    'goes on after every process of the browser was killed',
    async () => {
      const profile = mkdtempSync(join(tmpdir(), 'profile-'));
      const doomed = await launchMortalChromium(profile);
      let later: Awaited<ReturnType<typeof launchMortalChromium>> | null = null;
      try {
        const first = await begin(doomed.browser.contexts()[0] as BrowserContext, host);
        await type(first, 'echo before');
        await type(first, DEPLOY);
        await first.getByRole('button', { name: 'Ctrl-C', disabled: false }).waitFor();
        const before = await keptChecks(first);
        await doomed.kill();
        later = await launchMortalChromium(profile);
        const second = await resume(later.browser.contexts()[0] as BrowserContext, host, '#/desk');
        await expectWhole(await finish(second), before);
      } finally {
        await doomed.kill();
        await later?.kill();
        rmSync(profile, { recursive: true, force: true });
      }
    },
    3 * PATIENCE,
  );

  it(
    'lets a second tab watch live, says why nothing can be done there, and lets it go on when the first is gone',
    async () => {
      const first = await begin(context, host);
      await type(first, 'echo before');
      const second = await context.newPage();
      await second.goto(`${host.url}#/desk`);
      await second.getByText('This play is running in another tab').waitFor();
      await second.getByRole('log').getByText('before', { exact: true }).waitFor();
      await type(first, 'echo meanwhile');
      await second.getByRole('log').getByText('meanwhile', { exact: true }).waitFor();
      await second.keyboard.press('Control+K');
      await second.getByRole('combobox', { name: /Go to/ }).fill('next event');
      await second.keyboard.press('Enter');
      await second.getByRole('alert').filter({ hasText: 'Nothing was done' }).waitFor();
      await first.close();
      await second.getByRole('button', { name: 'Continue here' }).click();
      await second.getByText('This play is running in another tab').waitFor({ state: 'detached' });
      await type(second, 'echo after');
      await second.getByRole('log').getByText('after', { exact: true }).waitFor();
      await expectWhole(await finish(second), []);
    },
    3 * PATIENCE,
  );

  it(
    'offers the recording and a way on when the worker crashes, and when it hangs',
    async () => {
      const page = await begin(context, host);
      await type(page, 'echo before');
      const session = (): ReturnType<Page['workers']>[number] | undefined => page.workers()[0];
      await session()?.evaluate('setTimeout(() => { throw new Error("out of luck"); })');
      await page.getByRole('heading', { name: 'The simulation stopped' }).waitFor();
      await page.getByText('out of luck').waitFor();
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save the recording' }).click();
      expect(await (await saved).failure()).toBeNull();
      await page.getByRole('button', { name: 'Continue from what is kept' }).click();
      await page.getByRole('log').getByText('before', { exact: true }).waitFor();

      void session()?.evaluate('setTimeout(() => { for (;;); })');
      await page.getByText('has not answered for a while').waitFor();
      await page.getByRole('button', { name: 'Restart from what is kept' }).click();
      await page.getByText('has not answered for a while').waitFor({ state: 'detached' });
      await type(page, 'echo after');
      await page.getByRole('log').getByText('after', { exact: true }).waitFor();
      await expectWhole(await finish(page), []);
    },
    3 * PATIENCE,
  );

  it(
    'keeps frame and session alive when a part of the page does not come',
    async () => {
      const page = await begin(context, host);
      const part = readdirSync(resolve('dist/assets')).find((file) => /^BusinessPage-.*\.js$/.test(file));
      host.replace(`assets/${part}`, { status: 404, body: '' });
      await page.getByRole('link', { name: 'Business' }).click();
      await page.getByRole('heading', { name: 'A part of the game could not be loaded' }).waitFor();
      await type(page, 'echo still there');
      await page.getByRole('log').getByText('still there', { exact: true }).waitFor();
      host.replace(`assets/${part}`, null);
      await page.getByRole('link', { name: 'Incident desk' }).click();
      await page.getByRole('heading', { name: 'Incident desk' }).waitFor();
    },
    2 * PATIENCE,
  );

  it(
    'goes on when storage is full, says so, and hands out the recording',
    async () => {
      const page = await begin(context, host);
      const control = await context.newCDPSession(page);
      await control.send('Storage.overrideQuotaForOrigin', { origin: host.origin, quotaSize: 1 });
      await type(page, 'echo unkept');
      await page.getByRole('log').getByText('unkept', { exact: true }).waitFor();
      // Chromium goes by what it found out about free space for half a minute.
      await page.getByRole('alert').filter({ hasText: 'does not keep this play' }).waitFor();
      await page.getByText('(QuotaExceededError)').waitFor();
      const recording = await save(page);
      expect(recording.inputs.map(({ input }) => input)).toContainEqual(
        expect.objectContaining({ line: 'echo unkept' }),
      );
      await control.send('Storage.overrideQuotaForOrigin', { origin: host.origin });
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('alert').filter({ hasText: 'does not keep' }).waitFor({ state: 'detached' });
      await page.reload();
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('log').getByText('unkept', { exact: true }).waitFor();
    },
    2 * PATIENCE,
  );

  it(
    'names the file that is missing, cut off or malformed',
    async () => {
      const page = await context.newPage();
      const refused = async (file: string, answer: Parameters<StaticHost['replace']>[1]): Promise<string> => {
        host.replace(file, answer);
        await page.goto(host.url);
        await page.reload();
        await page.getByRole('button', { name: 'Take the pager' }).first().click();
        const bar = page.getByRole('alert').filter({ hasText: /missing|did not come|mistake/ });
        const text = await bar.innerText();
        host.replace(file, null);
        return text;
      };
      const world = 'game/worlds/model-load-in-run-A.world';
      expect(await refused(world, { status: 404, body: '' })).toContain('worlds/model-load-in-run-A.world: could not');
      expect(await refused(world, { body: 'cut off' })).toContain('worlds/model-load-in-run-A.world: is not a whole');
      expect(await refused('game/pack.json', { body: '[["a"' })).toContain('pack.json: is not JSON');
      expect(await refused('game/pack.json', { body: '[["a", 1]]' })).toContain('pack.json: 0.1:');
      host.replace('game/cards.json', { body: '[{"id": "a"}]' });
      await page.goto(host.url);
      await page.reload();
      await page.getByText('game/cards.json: 0.title:').waitFor();
      host.replace('game/cards.json', null);
    },
    PATIENCE,
  );
});

/** Takes the pager. */
async function begin(context: BrowserContext, host: StaticHost): Promise<Page> {
  const page = await context.newPage();
  await page.goto(host.url);
  await page.getByRole('button', { name: 'Take the pager' }).first().click();
  await page.getByRole('heading', { name: /INC-1/ }).first().waitFor();
  return page;
}

/** Goes on with what was left, at a page. */
async function resume(context: BrowserContext, host: StaticHost, at: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(host.url + at);
  await page.getByRole('button', { name: 'Continue' }).click();
  return page;
}

async function type(page: Page, line: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Command' });
  await field.fill(line);
  await field.press('Enter');
}

/** Lets the world run until the terminal is idle, and gives the recording. */
async function finish(page: Page): Promise<Recording> {
  await page.getByLabel('Speed').selectOption('300');
  const paused = page.getByRole('button', { name: 'Go on', exact: true });
  if (await paused.isVisible()) await paused.click();
  await page.getByRole('button', { name: 'Ctrl-C', disabled: true }).waitFor();
  await page.goto(`${page.url().split('#')[0]}#/debrief`);
  return save(page);
}

async function save(page: Page): Promise<Recording> {
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the recording' }).first().click();
  return parseRecording(readFileSync(await (await saving).path(), 'utf8'));
}

/** The recording has every check there was before, and leads headless to the hash it says. */
async function expectWhole(recording: Recording, before: readonly unknown[]): Promise<void> {
  expect(recording.checks.slice(0, before.length)).toEqual(before);
  const engine = nodeEngine();
  const start = await startOf(engine, pack, readScenario(pack, recording.scenario), recording);
  const replayed = await verify(recording, engine, start);
  expect(replayed.lastCheck().hash).toBe(recording.checks.at(-1)?.hash);
}

/** The checks that the browser keeps. */
const keptChecks = (page: Page): Promise<unknown[]> =>
  page.evaluate(
    () =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open('mlops-flight-simulator');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('entries').objectStore('entries').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result.flatMap((entry: { check?: unknown }) => (entry.check ? [entry.check] : [])));
          };
        };
      }),
  );
