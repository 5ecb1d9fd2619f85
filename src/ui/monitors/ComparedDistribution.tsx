import { memo } from 'react';
import type { MonitorSignalView } from '../../session/views/monitor-view.ts';
import { ChartFigure, type ChartRow } from '../charts/ChartFigure.tsx';
import { PinButton } from '../kit/PinButton.tsx';
import { monitorTexts as texts } from '../texts/monitors.ts';
import './monitors.css';

type Distribution = MonitorSignalView['result']['distributions'][string];

interface ComparedDistributionProps {
  readonly feature: string;
  readonly distribution: Distribution;
}

const HEIGHT = 150;
const SLOT = 36;

/** Reference and production side by side, as shares: bars with an outline and filled ones. */
export const ComparedDistribution = memo(function ComparedDistribution({
  feature,
  distribution,
}: ComparedDistributionProps) {
  const bins = binsOf(distribution);
  const most = Math.max(...bins.flatMap(({ reference, production }) => [reference, production]), 1e-9);
  const caption = texts.distribution(feature);
  return (
    <ChartFigure
      caption={caption}
      first={texts.bin}
      columns={[`${texts.referenceLegend} %`, `${texts.productionLegend} %`]}
      rows={bins.map(({ label, reference, production }): ChartRow => [label, round(reference), round(production)])}
      actions={<PinButton note={caption} />}
      legend={
        <p className="compared-legend">
          <span className="swatch swatch-reference" aria-hidden="true" /> {texts.referenceLegend}{' '}
          <span className="swatch swatch-production" aria-hidden="true" /> {texts.productionLegend}
        </p>
      }
    >
      <div className="compared">
        {bins.map(({ label, reference, production }) => (
          <div key={label} className="compared-bin" style={{ minWidth: SLOT }}>
            <div className="compared-bars" style={{ height: HEIGHT }}>
              <span className="bar-reference" style={{ height: `${(100 * reference) / most}%` }} />
              <span className="bar-production" style={{ height: `${(100 * production) / most}%` }} />
            </div>
            <span className="compared-label">{label}</span>
          </div>
        ))}
      </div>
    </ChartFigure>
  );
});

interface Bin {
  readonly label: string;
  readonly reference: number; // shares
  readonly production: number;
}

/** Shares of each bin or value. */
export function binsOf(distribution: Distribution): Bin[] {
  const { reference, production } = distribution;
  const [before, now] = [sumOf(reference), sumOf(production)];
  return reference.map((count, i) => ({
    label: labelOf(distribution, i),
    reference: before === 0 ? 0 : count / before,
    production: now === 0 ? 0 : (production[i] ?? 0) / now,
  }));
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

const labelOf = (distribution: Distribution, i: number): string =>
  distribution.kind === 'categorical'
    ? (distribution.values[i] ?? '')
    : `${short(distribution.edges[i] ?? 0)} – ${short(distribution.edges[i + 1] ?? 0)}`;

const short = (value: number): string => String(Number(value.toPrecision(3)));

const round = (share: number): number => Math.round(share * 1e4) / 100;
