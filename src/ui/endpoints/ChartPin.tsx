import { chartNumber } from '../charts/chart-number.ts';
import { type ChartData, newestIndex } from '../charts/chart-series.ts';
import { minuteText } from '../charts/use-time-range.ts';
import { formatMinute } from '../kit/format-time.ts';
import { PinButton } from '../kit/PinButton.tsx';
import { href } from '../routing/route.ts';
import { endpointTexts as texts } from '../texts/endpoints.ts';

interface ChartPinProps {
  readonly endpoint: string;
  readonly deployment: string; // '' is all
  readonly caption: string;
  readonly unit: string;
  readonly data: ChartData;
}

/** Keeps a chart as evidence: its range stands still in the link, and the newest values in the note. */
export function ChartPin({ endpoint, deployment, caption, unit, data }: ChartPinProps) {
  const { from, to, times, series } = data;
  const last = newestIndex(data);
  const values = series
    .flatMap(({ label, values: all }) =>
      all[last] == null ? [] : [`${label} ${chartNumber(all[last])} ${unit}`.trim()],
    )
    .join(', ');
  const note = texts.pinNote(caption, endpoint, values, formatMinute(times[last] ?? to));
  const query = { tab: 'monitoring', deployment, from: minuteText(from), to: minuteText(to, Math.ceil) };
  return <PinButton link={href(['endpoints', endpoint], query)} note={note} />;
}
