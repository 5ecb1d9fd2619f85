import { type PointerEvent, useState } from 'react';
import { useChartPointer } from './chart-pointer.ts';
import type { ChartData } from './chart-series.ts';
import { PLOT, placeOf, timeAt } from './plot-frame.ts';

interface PlotPointerProps {
  readonly data: ChartData;
  readonly width: number;
  /** Called with a part of the time axis that was dragged over. */
  readonly onRange?: ((from: number, to: number) => void) | undefined;
}

const LEAST_DRAG = 8; // pixels: less is a click

/** Lies over a plot: a line at the instant under the pointer, on every chart; dragging chooses a range. */
export function PlotPointer({ data, width, onRange }: PlotPointerProps) {
  const at = useChartPointer((state) => state.at);
  const point = useChartPointer((state) => state.point);
  const [dragFrom, setDragFrom] = useState<number | null>(null);
  const { from, to } = data;
  const timeOf = (event: PointerEvent<HTMLElement>): number | null =>
    timeAt(event.clientX - event.currentTarget.getBoundingClientRect().left, width, from, to);
  const begin = (event: PointerEvent<HTMLElement>): void => {
    if (!onRange || event.pointerType === 'touch') return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDragFrom(timeOf(event));
  };
  const end = (event: PointerEvent<HTMLElement>): void => {
    const other = timeOf(event);
    setDragFrom(null);
    if (dragFrom === null || other === null) return;
    const [first, last] = dragFrom < other ? [dragFrom, other] : [other, dragFrom];
    if (placeOf(last, width, from, to) - placeOf(first, width, from, to) >= LEAST_DRAG) onRange?.(first, last);
  };
  const isInside = at !== null && at >= from && at <= to;
  const x = isInside ? placeOf(at, width, from, to) : 0;
  const dragX = dragFrom === null ? x : placeOf(dragFrom, width, from, to);
  return (
    <div
      className="plot-pointer"
      onPointerMove={(event) => point(timeOf(event))}
      onPointerLeave={() => point(null)}
      onPointerDown={begin}
      onPointerUp={end}
    >
      {isInside ? <i className="crosshair" style={{ left: x, top: PLOT.margin.top, bottom: PLOT.axisHeight }} /> : null}
      {isInside && dragX !== x ? (
        <i
          className="dragged"
          style={{
            left: Math.min(x, dragX),
            width: Math.abs(x - dragX),
            top: PLOT.margin.top,
            bottom: PLOT.axisHeight,
          }}
        />
      ) : null}
    </div>
  );
}
