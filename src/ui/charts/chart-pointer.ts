import { create } from 'zustand';

interface ChartPointer {
  readonly heldBy: string | null; // the chart somebody reads: all charts stand still meanwhile
  readonly at: number | null; // simulated instant under the pointer, for all charts
  hold(chart: string): void;
  release(chart: string): void;
  point(at: number | null): void;
}

/** Where somebody points: every chart of the page shows the same instant, and none moves under the pointer. */
export const useChartPointer = create<ChartPointer>()((set) => ({
  heldBy: null,
  at: null,
  hold: (chart) => set({ heldBy: chart }),
  release: (chart) => set(({ heldBy }) => (heldBy === chart ? { heldBy: null, at: null } : {})),
  point: (at) => set((before) => (before.at === at ? before : { at })),
}));
