interface MarkerLabelProps {
  readonly text: string;
  readonly place: number; // among the chart's markers
  readonly right: number; // where the plot ends, in pixels
  readonly viewBox?: { readonly x?: number; readonly y?: number }; // given by the chart
}

const LETTER = 7; // pixels, about

/** The name of a marker at the top of its line; near the right end it stands on the other side. */
export function MarkerLabel({ text, place, right, viewBox }: MarkerLabelProps) {
  const x = viewBox?.x ?? 0;
  const fits = x + text.length * LETTER + 4 <= right;
  // Neighbours stand at two heights, so that two changes in one minute can both be read.
  const y = (viewBox?.y ?? 0) - 5 + (place % 2) * 14;
  return (
    <text x={fits ? x + 3 : x - 3} y={y} textAnchor={fits ? 'start' : 'end'} fontSize={12} fill="var(--ink)">
      {text}
    </text>
  );
}
