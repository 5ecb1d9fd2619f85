import type { Browser, Page } from 'playwright-core';
import { realm } from '../kernel/realm.ts';
import type { BenchFigure } from './bench-kernel.ts';
import { withBuiltPage } from './with-built-page.ts';

const SECONDS = 20;
const LIMIT = 100; // milliseconds
/** Tall enough for four charts at once. */
const VIEWPORT = { width: 1440, height: 1200 };

interface Seen {
  readonly tasks: readonly number[]; // long ones, milliseconds
  readonly interactions: readonly number[]; // from input to the next paint
}

/** The page while the world runs at 60 × and its charts are live: how long it is deaf, and how soon it answers. */
export const benchCharts = (): Promise<BenchFigure[]> => withBuiltPage(measure);

async function measure(browser: Browser, url: string): Promise<BenchFigure[]> {
  const page = await browser.newPage({ viewport: VIEWPORT });
  await page.addInitScript(() => localStorage.setItem('mlops-flight-simulator/terminal', 'closed'));
  await page.goto(url);
  await page.getByRole('button', { name: 'Take the pager' }).first().click();
  await page.getByLabel('Speed').selectOption('60'); // the clock is there as soon as the world runs
  await page.goto(`${url}#/endpoints/checkout-risk?tab=monitoring`);
  await page.locator('.recharts-surface').nth(3).waitFor();
  await page.waitForTimeout(1000); // the first second is its own
  await watch(page);
  await browser.startTracing(page, { categories: ['toplevel'] });
  const endsAt = realm.hostMilliseconds() + SECONDS * 1000;
  for (let n = 0; realm.hostMilliseconds() < endsAt; n++) await interact(page, n);
  const busiest = longestTask(await browser.stopTracing());
  const { tasks, interactions } = await page.evaluate(() => (window as unknown as { seen: Seen }).seen);
  return [
    figure(`four live charts at 60 ×: longest task in ${SECONDS} s`, Math.max(0, ...tasks)),
    figure('four live charts at 60 ×: longest task, processor time', busiest),
    figure(`four live charts at 60 ×: p95 of ${interactions.length} interactions to the next paint`, p95(interactions)),
  ];
}

/** Counts what the browser itself reports. */
const watch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const tasks: number[] = [];
    const byInteraction = new Map<number, number>();
    const seen = { tasks, interactions: [] as number[] };
    (window as unknown as { seen: Seen }).seen = seen;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: 'longtask' });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        const id = (entry as { readonly interactionId?: number }).interactionId ?? 0;
        if (id > 0) byInteraction.set(id, Math.max(byInteraction.get(id) ?? 0, entry.duration));
      }
      seen.interactions = [...byInteraction.values()];
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number; // microseconds of processor time
  readonly args?: { readonly name?: string };
}

/** What the page's own thread was busy with at most, whatever else the machine did meanwhile. Milliseconds. */
function longestTask(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`;
  const main = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf),
  );
  const tasks = traceEvents.filter((event) => event.name.endsWith('RunTask') && main.has(threadOf(event)));
  return Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur / 1000));
}

/** One of four things that people do while they look at charts; the pointer leaves them, so that they go on. */
async function interact(page: Page, n: number): Promise<void> {
  if (n % 4 === 0) await page.getByText('Show as table').first().click();
  else if (n % 4 === 1) await page.mouse.click(VIEWPORT.width / 2, VIEWPORT.height / 4);
  else if (n % 4 === 2)
    await page.getByLabel('Requests by', { exact: true }).press(n % 8 === 2 ? 'ArrowDown' : 'ArrowUp');
  else {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('blue', { delay: 50 });
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await page.mouse.move(VIEWPORT.width / 4, 5);
  await page.waitForTimeout(400);
}

function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? 0;
}

const figure = (name: string, ms: number): BenchFigure => ({
  name,
  value: Math.round(ms),
  unit: 'ms',
  bound: `<= ${LIMIT} ms`,
  held: ms <= LIMIT,
});
