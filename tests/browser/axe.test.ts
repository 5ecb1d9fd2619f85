// Every page in three themes, checked by axe for WCAG 2.2 A and AA in a real browser on a running incident.
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pages } from '../../src/ui/pages/registry.ts';
import { launchChromium } from '../support/chromium.ts';
import { serveGame } from '../support/serve-game.ts';
import { placesToLookAt } from './places-to-look-at.ts';

const THEMES = ['light', 'dark', 'contrast'] as const;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
const PATIENCE = 30_000;

describe('accessibility', () => {
  let browser: Browser;
  let game: Awaited<ReturnType<typeof serveGame>>;
  let page: Page;

  beforeAll(async () => {
    [browser, game] = await Promise.all([launchChromium(), serveGame()]);
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    page.setDefaultTimeout(PATIENCE);
    await page.goto(game.url);
    await page.getByRole('button', { name: 'Take the pager' }).first().click();
    await page.getByRole('heading', { name: /INC-1/ }).first().waitFor();
    // A page that moves while it is looked at is looked at unfairly.
    await page.getByRole('button', { name: 'Pause' }).click();
    // Something to complain about in every place: a command that failed and one that worked.
    await page.keyboard.press('Control+`');
  });

  afterAll(async () => {
    await browser?.close();
    await game?.close();
  });

  it('is looked at on every page of the console', () => {
    expect(Object.keys(placesToLookAt).sort()).toEqual(pages.map(({ path }) => path).sort());
  });

  for (const theme of THEMES)
    describe(`in ${theme}`, () => {
      beforeAll(async () => {
        await page.getByRole('button', { name: 'Theme' }).click();
        const names = { light: 'Light', dark: 'Dark', contrast: 'High contrast' };
        await page.getByRole('menuitemradio', { name: names[theme] }).click();
      });

      it.each(Object.entries(placesToLookAt).flatMap(([path, places]) => places.map((place) => ({ path, place }))))(
        '$place',
        async ({ place }) => {
          await goTo(page, place);
          expect(await violations(page)).toEqual([]);
        },
      );
    });
});

async function goTo(page: Page, place: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, place);
  await page.waitForFunction(() => !document.querySelector('main [aria-busy=true], main > [role=status]'));
  await page.waitForTimeout(150);
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[];
}

/** What axe finds, one line a node. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = (await page.evaluate(
    (tags) =>
      (window as unknown as { axe: typeof axe }).axe
        .run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
        .then(({ violations: all }) => all.map(({ id, nodes }) => ({ id, nodes }))),
    RULES,
  )) as unknown as Violation[];
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} ${JSON.stringify(target)}: ${failureSummary?.replace(/\s+/g, ' ')}`,
    ),
  );
}
