import { ProgressBar } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { DataAssetView } from '../../session/views/data-asset-view.ts';
import type { ColumnDays, DataDays } from '../../session/views/data-days-view.ts';
import { SeriesChart } from '../charts/SeriesChart.tsx';
import { formatTime } from '../kit/format-time.ts';
import { LabelledSelect } from '../kit/LabelledSelect.tsx';
import { PinButton } from '../kit/PinButton.tsx';
import { useQuery } from '../routing/use-query.ts';
import { commonTexts } from '../texts/common.ts';
import { dataTexts as texts } from '../texts/data.ts';
import { ColumnsByDay } from './ColumnsByDay.tsx';
import { daysCharts } from './days-charts.ts';
import { useGrowingDays } from './use-growing-days.ts';
import './data.css';

/** How the columns went from day to day, a daily file being a day. */
export function DataDaysTab({ asset }: { readonly asset: DataAssetView }) {
  const [folder, setFolder] = useQuery('folder', '');
  const { days, isReading } = useGrowingDays(asset.name, asset.version, folder === '' ? null : folder);
  if (!asset.isStored) return <p className="panel meta">{texts.lost}</p>;
  if (days === null) return <p role="status">{commonTexts.loading}</p>;
  if (days.readable === 0) return <p className="panel meta">{texts.noDays}</p>;
  return (
    <div className="stack">
      <section className="panel" aria-label={texts.days}>
        <div className="table-tools">
          {days.folders.length > 1 ? (
            <LabelledSelect
              label={texts.folder}
              value={days.folder}
              options={days.folders.map((one) => [one, one === '' ? texts.topFolder : one] as const)}
              onChange={setFolder}
            />
          ) : null}
          <span className="meta numbers">{readText(days)}</span>
        </div>
        {isReading ? <ProgressBar aria-label={texts.days} value={days.read} max={days.readable} /> : null}
      </section>
      <ColumnCharts days={days} isReading={isReading} />
      <ColumnsByDay days={days} />
    </div>
  );
}

function readText({ days }: DataDays): string {
  const date = (at = 0): string => formatTime(at).slice(0, 10);
  return texts.daysRead(days.length, date(days[0]?.at), date(days.at(-1)?.at));
}

/** A column of few values says most at a glance; there is always one. */
const chosenOf = (columns: readonly ColumnDays[], name: string): ColumnDays | undefined =>
  columns.find((column) => column.name === name) ??
  columns.find(({ values }) => values !== null && values.length > 1) ??
  columns[0];

interface ColumnChartsProps {
  readonly days: DataDays;
  readonly isReading: boolean;
}

function ColumnCharts({ days, isReading }: ColumnChartsProps) {
  const [name, setName] = useQuery('column', '');
  const column = chosenOf(days.columns, name);
  // Equal values keep their identity, so charts are drawn when a file was added.
  const charts = useMemo(() => (column ? daysCharts(days, column) : []), [days, column]);
  if (!column) return null;
  return (
    <section className="panel" aria-label={column.name} aria-busy={isReading}>
      <div className="table-tools">
        <LabelledSelect
          label={texts.column}
          value={column.name}
          options={days.columns.map((one) => [one.name, one.name] as const)}
          onChange={setName}
        />
      </div>
      <div className="days-charts">
        {charts.map(({ id, caption, unit, kind, end, data }) => (
          <SeriesChart
            key={id}
            caption={caption}
            unit={unit}
            kind={kind}
            data={data}
            {...(end === undefined ? {} : { end })}
            actions={<PinButton note={caption} />}
          />
        ))}
      </div>
    </section>
  );
}
