// A person's way through the page, in a real browser: the pager is taken, the incident is solved in the terminal and
// closed in the panel, the verdict comes with reasons, and the recording verifies headless to the same hash.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeEngine } from '../../src/cli/node-engine.ts';
import { startOf } from '../../src/cli/start-of.ts';
import { readScenario } from '../../src/scenario/scenario-file.ts';
import { parseRecording } from '../../src/session/recording.ts';
import { verify } from '../../src/session/verify.ts';
import { launchChromium } from '../support/chromium.ts';
import { serveGame } from '../support/serve-game.ts';
import { pack } from '../support/start-world.ts';

const SCENARIO = 'model-load-in-run';
const PATIENCE = 100_000;
const LINES = [
  'az ml online-endpoint update --name checkout-risk --traffic "blue=100 green=0" --output none',
  'git pull -q origin main',
  'git revert --no-edit $(git log --format=%h -1 -- src/scoring/checkout_score.py)',
  'git push -q origin main',
  'az ml model update --name checkout-risk --version 12 --set tags.hold_reason="scorer reverted on main" --output none',
];

describe('the page in a real browser', () => {
  let browser: Browser;
  let game: Awaited<ReturnType<typeof serveGame>>;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    [browser, game] = await Promise.all([launchChromium(), serveGame()]);
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(PATIENCE);
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  });

  afterAll(async () => {
    await browser?.close();
    await game?.close();
  });

  it(
    'solves the incident, and its recording verifies headless',
    async () => {
      await page.goto(game.url);
      await page.getByRole('article').filter({ hasText: 'suitcase' }).getByRole('button').click();
      await page.getByRole('heading', { name: /INC-1/ }).waitFor();
      await page.getByRole('button', { name: 'Acknowledge' }).click();
      await page.getByLabel('Speed').selectOption('300');
      for (const line of LINES) await type(page, line);
      await fill(page, 'What is wrong and what is hit', 'green took the traffic and every order became slow');
      await page.getByRole('button', { name: 'Declare', exact: true }).click();
      await fill(page, 'Cause', 'start-up work in every request; reverted on main, version 12 is held');
      await fill(page, 'Other evidence', 'latency by deployment, the log of green');
      await fill(page, 'Prevention', 'time the smoke payloads before traffic moves');
      await page.getByRole('button', { name: 'Hand in report' }).click();
      await page.getByRole('status').filter({ hasText: 'Handed in at' }).waitFor();
      await page.getByRole('button', { name: 'Resolve…' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click();
      const verdict = page.getByRole('heading', { name: /Verdict: resolved/ });
      await verdict.waitFor();
      expect(await page.getByRole('cell', { name: '✗ no' }).count()).toBe(0);

      const saving = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save the recording' }).click();
      const file = await (await saving).path();
      const recording = parseRecording(readFileSync(file, 'utf8'));
      writeFileSync(resolve('.cache/browser-recording.json'), JSON.stringify(recording));
      const engine = nodeEngine();
      const start = await startOf(engine, pack, readScenario(pack, SCENARIO), recording);
      const replayed = await verify(recording, engine, start);
      expect(replayed.lastCheck().hash).toBe(recording.checks.at(-1)?.hash);
      expect(problems).toEqual([]);
    },
    2 * PATIENCE,
  );
});

/** Types a line and waits until it has ended. */
async function type(page: Page, line: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Command' });
  await field.fill(line);
  await field.press('Enter');
  await page.getByRole('button', { name: 'Ctrl-C', disabled: true }).waitFor();
}

const fill = (page: Page, name: string, text: string): Promise<void> =>
  page.getByRole('textbox', { name, exact: true }).fill(text);
