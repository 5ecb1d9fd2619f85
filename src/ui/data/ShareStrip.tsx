import { memo } from 'react';
import type { ColumnDays } from '../../session/views/data-days-view.ts';
import { formatPercent } from '../kit/format-number.ts';
import { dataTexts as texts } from '../texts/data.ts';

const WIDTH = 180;
const HEIGHT = 32;
const COLOURS = ['var(--series-1)', 'var(--series-2)', 'var(--series-3)', 'var(--series-5)', 'var(--series-4)'];

interface ShareStripProps {
  readonly column: string;
  readonly values: NonNullable<ColumnDays['values']>;
}

/** A stacked bar for each day: how the rows are shared out among the values. */
export const ShareStrip = memo(function ShareStrip({ column, values }: ShareStripProps) {
  const count = values[0]?.shares.length ?? 0;
  const bar = WIDTH / Math.max(1, count);
  return (
    <svg
      className="share-strip"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={texts.shareStrip(column, sharesText(values, 0), sharesText(values, count - 1))}
    >
      {barsOf(values, count).map(({ key, day, place, share, below }) => (
        <rect
          key={key}
          x={day * bar}
          y={HEIGHT * (1 - below)}
          width={Math.max(0.5, bar - 0.5)}
          height={HEIGHT * share}
          fill={COLOURS[place % COLOURS.length]}
          fillOpacity={place < COLOURS.length ? 0.9 : 0.5}
        />
      ))}
    </svg>
  );
});

interface Bar {
  readonly key: string;
  readonly day: number;
  readonly place: number; // of the value
  readonly share: number;
  readonly below: number; // with all values up to this one
}

function barsOf(values: ShareStripProps['values'], count: number): Bar[] {
  const bars: Bar[] = [];
  for (let day = 0; day < count; day++) {
    let below = 0;
    for (const [place, { value, shares }] of values.entries()) {
      const share = shares[day] ?? 0;
      below += share;
      bars.push({ key: `${day} ${value}`, day, place, share, below });
    }
  }
  return bars;
}

/** 'card 56.0 %, wallet 22.0 %' */
export const sharesText = (values: NonNullable<ColumnDays['values']>, day: number): string =>
  values
    .flatMap(({ value, shares }) => ((shares[day] ?? 0) > 0 ? [`${value} ${formatPercent(shares[day] ?? 0)}`] : []))
    .join(', ');
