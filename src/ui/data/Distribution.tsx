import type { Histogram } from '../../session/profile/histogram.ts';
import type { ColumnProfile } from '../../session/views/data-profile-view.ts';
import { formatMeasure } from '../kit/format-measure.ts';
import { formatPercent } from '../kit/format-number.ts';
import { commonTexts } from '../texts/common.ts';
import { dataTexts as texts } from '../texts/data.ts';

/** Up to so many different values are listed; more numbers are drawn. */
const FEW = 8;

interface DistributionProps {
  readonly column: ColumnProfile;
  readonly rows: number;
}

/** The values of a column: the few there are with their shares, or a histogram. */
export function Distribution({ column, rows }: DistributionProps) {
  const { name, distinct, top, histogram } = column;
  if (distinct !== null && (distinct <= FEW || !histogram)) return <TopValues top={top} rows={rows} />;
  return histogram ? <HistogramBars column={name} histogram={histogram} /> : commonTexts.none;
}

const TopValues = ({ top, rows }: { readonly top: ColumnProfile['top']; readonly rows: number }) => (
  <ul className="top-values">
    {top.map(({ value, count }) => (
      <li key={value}>
        <span className="value-bar" style={{ width: `${(100 * count) / Math.max(1, rows)}%` }} aria-hidden="true" />
        <span className="top-value">{value}</span> <span className="numbers">{share(count / rows)}</span>
      </li>
    ))}
  </ul>
);

/** What occurs at all is not nothing. */
const share = (part: number): string => (part < 0.0001 ? texts.hardly : formatPercent(part));

const WIDTH = 180;
const HEIGHT = 40;

function HistogramBars({ column, histogram }: { readonly column: string; readonly histogram: Histogram }) {
  const { width, first, counts } = histogram;
  const most = Math.max(...counts);
  const fullest = counts.indexOf(most);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const edge = (bin: number): string => formatMeasure((first + bin) * width);
  const bar = WIDTH / counts.length;
  return (
    <svg
      className="histogram"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={texts.histogram(column, edge(fullest), edge(fullest + 1), formatPercent(most / all))}
    >
      {counts.map((count, bin) => {
        // What occurs at all is seen.
        const height = count === 0 ? 0 : Math.max(1, (count / most) * HEIGHT);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place
            key={bin}
            x={bin * bar}
            y={HEIGHT - height}
            width={Math.max(0.5, bar - 1)}
            height={height}
          >
            <title>{`${edge(bin)} – ${edge(bin + 1)}: ${count.toLocaleString('en-GB')}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}
