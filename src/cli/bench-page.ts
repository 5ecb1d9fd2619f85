import type { Browser, BrowserContext, Page } from 'playwright-core';
import { realm } from '../kernel/realm.ts';
import { type BenchFigure, median } from './bench-kernel.ts';
import { withBuiltPage } from './with-built-page.ts';

const ROUNDS = 5;

/** From page load to an answering terminal and to a live incident, in a real browser with warm caches. */
export const benchPage = (): Promise<BenchFigure[]> => withBuiltPage(measure);

async function measure(browser: Browser, url: string): Promise<BenchFigure[]> {
  const context = await browser.newContext();
  const terminal: number[] = [];
  const incident: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    // The first round warms the caches. Each figure has a page load of its own.
    const figures = [await loadUntil(context, url, incidentIsLive), await loadUntil(context, url, terminalAnswers)];
    if (round === 0) continue;
    incident.push(figures[0] as number);
    terminal.push(figures[1] as number);
  }
  return [
    figure('page load to a live incident', median(incident), 3000),
    figure('page load to an answering terminal', median(terminal), 2000),
  ];
}

/** Milliseconds from asking for the page to what is waited for. No earlier play is kept, so none asks to be continued. */
async function loadUntil(
  context: BrowserContext,
  url: string,
  isThere: (page: Page) => Promise<void>,
): Promise<number> {
  const page = await context.newPage();
  await page.goto(new URL('build.json', `${url}game/`).href);
  await page.evaluate(forgetPlays);
  const startedAt = realm.hostMilliseconds();
  await page.goto(url);
  await page.getByRole('button', { name: 'Take the pager' }).first().click();
  await isThere(page);
  const took = realm.hostMilliseconds() - startedAt;
  await page.close();
  return took;
}

const incidentIsLive = (page: Page): Promise<void> => page.getByRole('heading', { name: /INC-1/ }).first().waitFor();

async function terminalAnswers(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Command' }).fill('echo answered');
  await page.keyboard.press('Enter');
  await page.getByRole('log').getByText('answered', { exact: true }).waitFor();
}

/** Runs in the page. */
const forgetPlays = async (): Promise<void> => {
  for (const { name } of await indexedDB.databases())
    await new Promise<void>((done) => {
      const asked = indexedDB.deleteDatabase(name ?? '');
      asked.onsuccess = asked.onerror = asked.onblocked = () => done();
    });
};

const figure = (name: string, ms: number, limit: number): BenchFigure => ({
  name: `${name} (median of ${ROUNDS})`,
  value: Math.round(ms),
  unit: 'ms',
  bound: `<= ${limit} ms`,
  held: ms <= limit,
});
