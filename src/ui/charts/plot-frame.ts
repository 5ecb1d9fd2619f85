/** Where the plot lies inside its picture, in pixels: what lies over it is placed by the same numbers. */
export const PLOT = {
  height: 200,
  axisHeight: 22,
  axisWidth: 48,
  margin: { top: 20, right: 20, bottom: 0, left: 0 },
} as const;

/** The instant under a horizontal place, or null outside of the plot. */
export function timeAt(x: number, width: number, from: number, to: number): number | null {
  const left = PLOT.axisWidth + PLOT.margin.left;
  const share = (x - left) / (width - left - PLOT.margin.right);
  return share >= 0 && share <= 1 ? from + share * (to - from) : null;
}

/** The horizontal place of an instant. */
export function placeOf(at: number, width: number, from: number, to: number): number {
  const left = PLOT.axisWidth + PLOT.margin.left;
  return left + ((at - from) / (to - from)) * (width - left - PLOT.margin.right);
}
