import { memo } from 'react';
import { chartTexts as texts } from '../texts/charts.ts';
import './charts.css';

interface SparklineProps {
  readonly label: string; // what it shows: 'p95'
  readonly values: readonly (number | null)[];
  readonly show: (value: number) => string;
  readonly tone?: 'plain' | 'bad';
}

const WIDTH = 110;
const HEIGHT = 26;

/** A small line without axes, with its newest value beside it. */
export const Sparkline = memo(function Sparkline({ label, values, show, tone = 'plain' }: SparklineProps) {
  const known = values.filter((value) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return <span className="meta">{texts.nothing}</span>;
  const highest = Math.max(...known);
  return (
    <span className="sparkline-cell">
      <svg
        className="sparkline"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={texts.trend(label, show(first), show(last), show(highest))}
      >
        <path
          d={pathOf(values, highest)}
          fill="none"
          stroke={tone === 'bad' ? 'var(--bad)' : 'var(--series-1)'}
          strokeWidth="1.5"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <span className="numbers">{show(last)}</span>
    </span>
  );
});

/** Values from zero up; a gap where nothing was measured. */
function pathOf(values: readonly (number | null)[], highest: number): string {
  let isDown = false;
  return values
    .map((value, i) => {
      if (value === null) {
        isDown = false;
        return '';
      }
      const x = (i / Math.max(1, values.length - 1)) * WIDTH;
      const y = HEIGHT - 1 - (highest > 0 ? value / highest : 0) * (HEIGHT - 2);
      const step = `${isDown ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`;
      isDown = true;
      return step;
    })
    .join('');
}
