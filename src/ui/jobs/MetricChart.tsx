import { memo } from 'react';
import type { MetricSeries } from '../../session/views/job-metrics-view.ts';
import { ChartFigure } from '../charts/ChartFigure.tsx';
import { formatMeasure } from '../kit/format-measure.ts';
import { jobsTexts as texts } from '../texts/jobs.ts';

const WIDTH = 400;
const HEIGHT = 150;
const LEFT = 62;
const BOTTOM = 20;

/** A metric over its steps, with lowest and highest value on the axis and all values in the table. */
export const MetricChart = memo(function MetricChart({ metric }: { readonly metric: MetricSeries }) {
  const { key, points, last, count } = metric;
  const values = points.map(({ value }) => value);
  const steps = points.map(({ step }) => step);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const [first, end] = [Math.min(...steps), Math.max(...steps)];
  const x = (step: number): number => LEFT + ((step - first) / Math.max(1, end - first)) * (WIDTH - LEFT - 8);
  const y = (value: number): number => 8 + (1 - (value - low) / (high - low || 1)) * (HEIGHT - BOTTOM - 16);
  const path = points.map(({ step, value }, i) => `${i === 0 ? 'M' : 'L'}${x(step).toFixed(1)} ${y(value).toFixed(1)}`);
  return (
    <ChartFigure
      caption={key}
      about={`${last === null ? '' : formatMeasure(last)} · ${texts.seriesOf(count)}`}
      first={texts.step}
      columns={[texts.value]}
      rows={() => points.map(({ step, value }) => [String(step), value])}
    >
      <svg aria-hidden="true" className="metric-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
        {[high, low].map((value) => (
          <g key={value}>
            <line x1={LEFT} x2={WIDTH - 8} y1={y(value)} y2={y(value)} className="metric-grid" />
            <text x={LEFT - 6} y={y(value) + 4} textAnchor="end">
              {formatMeasure(value)}
            </text>
          </g>
        ))}
        <text x={LEFT} y={HEIGHT - 4}>
          {first}
        </text>
        <text x={WIDTH - 8} y={HEIGHT - 4} textAnchor="end">
          {end}
        </text>
        <path d={path.join('')} className="metric-line" />
      </svg>
    </ChartFigure>
  );
});
