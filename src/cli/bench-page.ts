import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { realm } from '../kernel/realm.ts';
import { type BenchFigure, median } from './bench-kernel.ts';

const ROUNDS = 5;
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];

/** From page load to an answering terminal and to a live incident, in a real browser with warm caches. */
export async function benchPage(): Promise<BenchFigure[]> {
  const root = process.cwd();
  if (!existsSync(resolve(root, 'dist/index.html'))) throw new Error('bench: build the page first (npm run build)');
  const server = await preview({ root, logLevel: 'error', preview: { port: 0, host: '127.0.0.1' } });
  const { default: npmChromium } = await import('@sparticuz/chromium');
  const executablePath = process.env.CHROME_PATH ?? (await npmChromium.executablePath());
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    const context = await browser.newContext();
    const terminal: number[] = [];
    const incident: number[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const page = await context.newPage();
      const startedAt = realm.hostMilliseconds();
      const since = (): number => realm.hostMilliseconds() - startedAt;
      await page.goto(server.resolvedUrls?.local[0] ?? '');
      await page.getByRole('button', { name: 'Take the pager' }).first().click();
      await page.getByRole('heading', { name: /^INC-1/ }).waitFor();
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
  } finally {
    await browser.close();
    await server.close();
  }
}

const figure = (name: string, ms: number, limit: number): BenchFigure => ({
  name: `${name} (median of ${ROUNDS})`,
  value: Math.round(ms),
  unit: 'ms',
  bound: `<= ${limit} ms`,
  held: ms <= limit,
});
