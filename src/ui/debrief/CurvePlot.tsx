import { memo } from 'react';
import type { CurvePoint } from '../../session/views/slo-curve.ts';
import { formatPercent } from '../kit/format-number.ts';
import { pulseTexts } from '../texts/desk.ts';
import { TimeAxis } from './TimeAxis.tsx';
import type { TimeFrame } from './time-frame.ts';

interface CurvePlotProps {
  readonly frame: TimeFrame;
  readonly points: readonly CurvePoint[];
  readonly p95Ms: number; // objective
  readonly at?: number | undefined; // an instant to mark
}

const P95 = { top: 16, height: 84 } as const;
const UNANSWERED = { top: 120, height: 50 } as const;
const HEIGHT = 196;
const AXIS = 22;

/** p95 with its objective, and below it the share of requests without an answer. */
export const CurvePlot = memo(function CurvePlot({ frame, points, p95Ms, at }: CurvePlotProps) {
  const slowest = Math.max(p95Ms * 1.5, ...points.map(({ p95 }) => p95 ?? 0));
  const worst = Math.max(0.01, ...points.map(({ unanswered }) => unanswered));
  const objectiveY = P95.top + P95.height * (1 - p95Ms / slowest);
  const bottom = UNANSWERED.top + UNANSWERED.height;
  return (
    <svg viewBox={`0 0 ${frame.width} ${HEIGHT}`} className="timeline-plot" aria-hidden="true">
      <TimeAxis frame={frame} y={HEIGHT - 6} />
      <line x1={0} x2={frame.width} y1={P95.top + P95.height} y2={P95.top + P95.height} className="plot-base" />
      <line x1={0} x2={frame.width} y1={objectiveY} y2={objectiveY} className="plot-objective" />
      <path
        d={lineOf(
          frame,
          points.map(({ at: time, p95 }) => [time, p95]),
          slowest,
          P95,
        )}
        className="plot-p95"
      />
      <text x={8} y={P95.top - 4} className="plot-label">
        {`p95, ${pulseTexts.upTo(pulseTexts.ms(slowest))}`}
      </text>
      <text x={frame.width - 8} y={objectiveY - 3} textAnchor="end" className="plot-label plot-bad">
        {pulseTexts.ms(p95Ms)}
      </text>
      <line x1={0} x2={frame.width} y1={bottom} y2={bottom} className="plot-base" />
      <path
        d={`${lineOf(
          frame,
          points.map((point) => [point.at, point.unanswered]),
          worst,
          UNANSWERED,
        )}${closing(frame, points, bottom)}`}
        className="plot-unanswered"
      />
      <text x={8} y={UNANSWERED.top - 4} className="plot-label">
        {`${pulseTexts.unanswered}, ${pulseTexts.upTo(formatPercent(worst))}`}
      </text>
      {at === undefined ? null : (
        <line x1={frame.x(at)} x2={frame.x(at)} y1={0} y2={HEIGHT - AXIS} className="plot-chosen" />
      )}
    </svg>
  );
});

type Strip = typeof P95 | typeof UNANSWERED;

/** A line with gaps where nothing was measured. */
function lineOf(
  frame: TimeFrame,
  values: readonly (readonly [at: number, value: number | null])[],
  highest: number,
  { top, height }: Strip,
): string {
  let isDown = false;
  return values
    .map(([at, value]) => {
      const step = isDown ? 'L' : 'M';
      isDown = value !== null;
      return value === null
        ? ''
        : `${step}${frame.x(at).toFixed(1)} ${(top + height * (1 - value / highest)).toFixed(1)}`;
    })
    .join('');
}

/** Down to the base line and back: what makes a line an area. */
function closing(frame: TimeFrame, points: readonly CurvePoint[], bottom: number): string {
  const [first, last] = [points[0], points.at(-1)];
  return first && last ? `L${frame.x(last.at).toFixed(1)} ${bottom}L${frame.x(first.at).toFixed(1)} ${bottom}Z` : '';
}
