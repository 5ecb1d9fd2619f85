// Two people who have read nothing and never open a terminal: one with a mouse, one with a keyboard and what the
// accessibility tree tells. Both acknowledge within a minute and two acts, repair by the pages, and resolve.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pages } from '../../src/ui/pages/registry.ts';
import { launchChromium } from '../support/chromium.ts';
import { serveGame } from '../support/serve-game.ts';
import { ByKeyboard } from './by-keyboard.ts';

const PATIENCE = 90_000;
const CAUSE = 'The commit of 14:30 loads the model in every request; green carried it to all customers at 16:20.';
const PREVENTION = 'Time the smoke payloads before a release moves traffic.';

describe('the incident is solved by the pages alone', () => {
  let browser: Browser;
  let game: Awaited<ReturnType<typeof serveGame>>;

  beforeAll(async () => {
    [browser, game] = await Promise.all([launchChromium(), serveGame()]);
  });

  afterAll(async () => {
    await browser?.close();
    await game?.close();
  });

  async function open(): Promise<{ page: Page; problems: string[] }> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await page.goto(game.url);
    return { page, problems };
  }

  it(
    'with a mouse',
    async () => {
      const { page, problems } = await open();
      const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
      const link = (name: string | RegExp) => page.getByRole('link', { name }).first();
      const dialog = page.getByRole('dialog');
      const startedAt = performance.now();
      await button('Take the pager').click();
      await button('Acknowledge').click();
      await page.getByText(/acknowledged after/).waitFor();
      expect(performance.now() - startedAt).toBeLessThan(60_000);

      // Stop the harm: the old deployment takes the traffic.
      await link('Endpoints').click();
      await link('checkout-risk').click();
      await button('Update traffic').click();
      await button('All traffic to blue').click();
      await button('Apply').click();
      await dialog.waitFor({ state: 'detached' });

      // Remove the cause: the commit is taken back on main.
      await link('Repository').click();
      await page.getByRole('tab', { name: 'History' }).click();
      await link('Always answer with the newest model').click();
      await button('Revert').click();
      await dialog.getByRole('button', { name: 'Revert' }).click();
      await dialog.waitFor({ state: 'detached' });
      await button(/^Push/).click();
      await page.getByText(/up to date with/).waitFor();

      // Nobody shall release version 12 by habit.
      await link('Models').click();
      await link('checkout-risk').click();
      await button('Set tag').click();
      await dialog.getByRole('textbox', { name: 'Name of the tag' }).fill('hold_reason');
      await dialog.getByRole('textbox', { name: 'Value' }).fill('scorer reverted on main');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.waitFor({ state: 'detached' });

      await link('Incident desk').click();
      await page
        .getByRole('textbox', { name: 'What is wrong and what is hit' })
        .fill('All orders are answered slowly.');
      await page.locator('form').getByRole('button', { name: 'Declare', exact: true }).click();
      await page.getByRole('textbox', { name: 'Cause', exact: true }).fill(CAUSE);
      await page.getByRole('textbox', { name: 'Other evidence' }).fill('latency by deployment, the diff');
      await page.getByRole('textbox', { name: 'Prevention' }).fill(PREVENTION);
      await button('Hand in report').click();
      await page.getByText(/Handed in at/).waitFor();
      await button('Resolve…').click();
      await dialog.getByRole('button', { name: 'Resolve' }).click();
      await page.getByText('Verdict: resolved').first().waitFor();
      expect(problems).toEqual([]);
    },
    3 * PATIENCE,
  );

  it(
    'with a keyboard and the accessibility tree',
    async () => {
      const { page, problems } = await open();
      const keys = new ByKeyboard(page);
      const go = (path: string) => keys.go(pages.find((one) => one.path === path)?.nav?.key ?? '');
      const closed = () => page.getByRole('dialog').waitFor({ state: 'detached' });
      await keys.press('button', 'Take the pager');
      await keys.press('button', 'Acknowledge');
      await page.getByText(/acknowledged after/).waitFor();

      await go('endpoints');
      await keys.press('link', 'checkout-risk');
      await keys.press('button', 'Update traffic');
      await keys.press('button', 'All traffic to blue');
      await keys.press('button', 'Apply');
      await closed();

      await go('repository');
      await keys.to('tab', 'Files');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await keys.press('link', 'Always answer with the newest model');
      await keys.press('button', 'Revert');
      await page.getByRole('dialog').waitFor();
      await keys.press('button', 'Revert');
      await closed();
      await keys.press('button', /^Push/);
      await page.getByText(/up to date with/).waitFor();

      await go('models');
      await keys.press('link', 'checkout-risk');
      await keys.press('button', 'Set tag');
      await keys.write('Name of the tag', 'hold_reason');
      await keys.write('Value', 'scorer reverted on main');
      await keys.press('button', 'Save');
      await closed();

      await go('desk');
      await keys.write('What is wrong and what is hit', 'All orders are answered slowly.');
      await keys.press('button', /^Declare$/);
      await keys.write('Cause', CAUSE);
      await keys.write('Other evidence', 'latency by deployment, the diff');
      await keys.write('Prevention', PREVENTION);
      await keys.press('button', 'Hand in report');
      await page.getByText(/Handed in at/).waitFor();
      await keys.press('button', 'Resolve…');
      await page.getByRole('dialog').waitFor();
      await keys.press('button', 'Resolve');
      await page.getByText('Verdict: resolved').first().waitFor();
      expect(problems).toEqual([]);
    },
    3 * PATIENCE,
  );
});
