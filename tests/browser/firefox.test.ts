// A smoke run in Firefox, where one is installed: the pager is taken and acknowledged, the terminal answers with Python.
import { existsSync } from 'node:fs';
import puppeteer, { type Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveGame } from '../support/serve-game.ts';

const PLACES = [process.env.FIREFOX_PATH, '/usr/bin/firefox', '/usr/bin/firefox-esr'];
const firefox = PLACES.find((path) => path !== undefined && existsSync(path));
const PATIENCE = 120_000;

describe.skipIf(firefox === undefined)('the page in Firefox (skipped where none is installed)', () => {
  let browser: Browser;
  let game: Awaited<ReturnType<typeof serveGame>>;

  beforeAll(async () => {
    game = await serveGame();
    browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefox ?? '', headless: true });
  }, PATIENCE);

  afterAll(async () => {
    await browser?.close();
    await game?.close();
  });

  it(
    'takes the pager, acknowledges and runs Python in the terminal',
    async () => {
      const page = await browser.newPage();
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      await page.goto(game.url);
      await page.locator('::-p-aria([name="Take the pager"][role="button"])').setTimeout(PATIENCE).click();
      await page.locator('::-p-aria([name="Acknowledge"][role="button"])').setTimeout(PATIENCE).click();
      await page.locator('::-p-text(acknowledged after)').setTimeout(PATIENCE).wait();
      await page.evaluate(() => {
        window.location.hash = '#/terminal';
      });
      await page
        .locator('::-p-aria([name="Command"][role="textbox"])')
        .setTimeout(PATIENCE)
        .fill('python -c "print(6 * 7)"');
      await page.keyboard.press('Enter');
      await page.waitForFunction(
        () => [...document.querySelectorAll('[role=log] *')].some((one) => one.textContent === '42\n'),
        {
          timeout: PATIENCE,
        },
      );
      expect(problems).toEqual([]);
    },
    2 * PATIENCE,
  );
});
