// @vitest-environment jsdom
import { fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { intervalsOf } from '../../src/session/views/time-range.ts';
import { useChartPointer } from '../../src/ui/charts/chart-pointer.ts';
import type { ChartData } from '../../src/ui/charts/chart-series.ts';
import { SeriesChart } from '../../src/ui/charts/SeriesChart.tsx';
import { Sparkline } from '../../src/ui/charts/Sparkline.tsx';
import { timeTicks, valueScale } from '../../src/ui/charts/scales.ts';
import { openPage, T0 } from './page.tsx';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const latency: ChartData = {
  from: T0 - 4 * MINUTE,
  to: T0 + 2 * MINUTE,
  times: [T0 - 4 * MINUTE, T0 - 2 * MINUTE, T0],
  series: [
    { id: 'p50', label: 'p50', values: [12.34, 410, 412] },
    { id: 'p99', label: 'p99', values: [null, 1204, 1310] },
  ],
  markers: [],
  thresholds: [],
};

const show = (data: ChartData) => <SeriesChart caption="Latency" unit="ms" data={data} />;
const rowsShown = async (name: string) =>
  within(await screen.findByRole('table', { name }))
    .getAllByRole('row')
    .map((row) => [...row.children].map((cell) => cell.textContent));

// What the page loads when the first chart is shown takes longer than anybody waits here.
beforeAll(() => import('../../src/ui/charts/SeriesPlot.tsx').then(() => undefined));
afterEach(() => useChartPointer.setState({ heldBy: null, at: null }));

describe('a chart', () => {
  it('carries the same numbers as a table, the newest on top', async () => {
    render(show(latency));
    await screen.findByText('412 ms');
    expect(screen.queryByRole('table')).toBeNull(); // nobody pays for a table that is closed
    fireEvent.click(within(screen.getByRole('figure', { name: 'Latency (ms)' })).getByText('Show as table'));
    expect(await rowsShown('Latency (ms)')).toEqual([
      ['UTC', 'p50', 'p99'],
      ['16:30', '412', '1310'],
      ['16:28', '410', '1204'],
      ['16:26', '12.3', '–'],
    ]);
  });

  it('tells the newest values there are while the last interval has only begun', async () => {
    const [p50, p99] = latency.series as [ChartData['series'][number], ChartData['series'][number]];
    const begun = [
      { ...p50, values: [12.34, 410, null] },
      { ...p99, values: [null, 1204, null] },
    ];
    render(show({ ...latency, series: begun }));
    expect(await screen.findByText('1204 ms')).toBeInTheDocument();
    expect(screen.getByText('at 16:28')).toBeInTheDocument();
  });

  it('tells the values of the instant that somebody points at, on any chart of the page', async () => {
    render(show(latency));
    await screen.findByText('412 ms');
    useChartPointer.getState().point(T0 - MINUTE); // inside the interval that began a minute before
    expect(await screen.findByText('410 ms')).toBeInTheDocument();
    expect(screen.getByText('at 16:28')).toBeInTheDocument();
  });

  it('stands still under the pointer and catches up afterwards', async () => {
    const { rerender } = render(show(latency));
    await screen.findByText('412 ms');
    const figure = screen.getByRole('figure', { name: 'Latency (ms)' });
    fireEvent.pointerEnter(figure.parentElement as HTMLElement);
    const [p50, p99] = latency.series as [ChartData['series'][number], ChartData['series'][number]];
    rerender(show({ ...latency, series: [{ ...p50, values: [12.34, 410, 77] }, p99] }));
    await new Promise((resolve) => setTimeout(resolve, 60)); // several frames
    expect(screen.getByText('412 ms')).toBeInTheDocument();
    fireEvent.pointerLeave(figure.parentElement as HTMLElement);
    expect(await screen.findByText('77 ms')).toBeInTheDocument();
  });

  it('keeps the value of a view while its points are the same', () => {
    const page = openPage();
    page.begin();
    const params = { endpoint: 'checkout-risk', range: { lastMs: HOUR }, deployment: null };
    const value = {
      from: T0 - HOUR,
      to: T0,
      stepMs: MINUTE,
      times: [T0 - MINUTE],
      latency: { p50: [1], p95: [2], p99: [null] },
      statuses: [],
      deployments: [],
      releases: [],
      alerts: [],
    };
    page.store.getState().watch({ name: 'endpoint-series', params });
    const seen = () => Object.values(page.store.getState().seen)[0];
    page.see('endpoint-series', params, value);
    const before = seen();
    page.see('endpoint-series', params, structuredClone(value));
    expect(before).toEqual(value);
    expect(seen()).toBe(before);
  });
});

describe('a sparkline', () => {
  it('says where it began, where it is and how high it was', () => {
    render(<Sparkline label="p95" values={[30, null, 900, 412]} show={(ms) => `${ms} ms`} />);
    expect(screen.getByRole('img', { name: 'p95: 30 ms to 412 ms, highest 900 ms' })).toBeInTheDocument();
  });
});

describe('axes', () => {
  it('end at round values above the highest, in few steps', () => {
    expect(valueScale(834)).toEqual({ max: 1000, ticks: [0, 250, 500, 750, 1000] });
    expect(valueScale(0)).toEqual({ max: 0.25, ticks: [0, 0.25] });
    expect(valueScale(37, 100)).toEqual({ max: 100, ticks: [0, 25, 50, 75, 100] });
  });

  it('have ticks at round times inside of the range', () => {
    expect(timeTicks(T0 - 3 * HOUR, T0, 7).map((at) => (T0 - at) / MINUTE)).toEqual([180, 150, 120, 90, 60, 30, 0]);
    expect(timeTicks(T0 - 48 * HOUR, T0, 7).every((at) => at % (12 * HOUR) === 0)).toBe(true);
  });
});

describe('a range', () => {
  it('is cut at round times into no more intervals than a chart draws fast', () => {
    for (const hours of [1, 3, 6, 12, 24, 48, 336]) {
      const { starts, stepMs, from, to } = intervalsOf({ lastMs: hours * HOUR }, T0 + 17_000);
      expect(starts.length).toBeLessThanOrEqual(97);
      expect(from % stepMs).toBe(0);
      expect(to - from).toBeGreaterThanOrEqual(hours * HOUR);
      // What happens now lies in the last interval.
      expect(starts.at(-1)).toBeLessThanOrEqual(T0 + 17_000);
      expect((starts.at(-1) as number) + stepMs).toBe(to);
    }
  });

  it('shows of the future only its empty place', () => {
    const { starts, to } = intervalsOf({ from: T0 - HOUR, to: T0 + HOUR }, T0);
    expect(to).toBe(T0 + HOUR);
    expect(starts.every((start) => start < T0)).toBe(true);
  });
});
