import { type ReactNode, useMemo, useRef } from 'react';
import type { CurvePoint } from '../../session/views/slo-curve.ts';
import { ChartFigure, type ChartRow } from '../charts/ChartFigure.tsx';
import { useWidth } from '../charts/use-width.ts';
import { formatTime } from '../kit/format-time.ts';
import { pulseTexts } from '../texts/desk.ts';
import { CurvePlot } from './CurvePlot.tsx';
import { timeFrame } from './time-frame.ts';

interface CurveFigureProps {
  readonly caption: string;
  readonly from: number;
  readonly to: number;
  readonly points: readonly CurvePoint[];
  readonly p95Ms: number;
  readonly at?: number | undefined;
  readonly actions?: ReactNode;
}

/** What customers felt, as two lines and as a table. */
export function CurveFigure({ caption, from, to, points, p95Ms, at, actions }: CurveFigureProps) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const frame = useMemo(() => (width === null ? null : timeFrame(width, from, to)), [width, from, to]);
  return (
    <ChartFigure
      caption={caption}
      columns={[`${pulseTexts.p95} (ms)`, `${pulseTexts.unanswered} (%)`, pulseTexts.calls]}
      rows={() =>
        points.map((point): ChartRow => [formatTime(point.at), point.p95, 100 * point.unanswered, point.callsPerSecond])
      }
      actions={actions}
    >
      <div ref={place}>{frame ? <CurvePlot frame={frame} points={points} p95Ms={p95Ms} at={at} /> : null}</div>
    </ChartFigure>
  );
}
