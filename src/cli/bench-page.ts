import type { Browser } from 'playwright-core';
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
    const page = await context.newPage();
    const startedAt = realm.hostMilliseconds();
    const since = (): number => realm.hostMilliseconds() - startedAt;
    await page.goto(url);
    await page.getByRole('button', { name: 'Take the pager' }).first().click();
    await page.getByRole('heading', { name: /INC-1/ }).first().waitFor();
    const live = since();
    await page.getByRole('textbox', { name: 'Command' }).fill('echo answered');
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByText('answered', { exact: true }).waitFor();
    if (round > 0) {
      incident.push(live);
      terminal.push(since());
    }
    await page.close();
  }
  return [
    figure('page load to a live incident', median(incident), 3000),
    figure('page load to an answering terminal', median(terminal), 2000),
  ];
}

const figure = (name: string, ms: number, limit: number): BenchFigure => ({
  name: `${name} (median of ${ROUNDS})`,
  value: Math.round(ms),
  unit: 'ms',
  bound: `<= ${limit} ms`,
  held: ms <= limit,
});
