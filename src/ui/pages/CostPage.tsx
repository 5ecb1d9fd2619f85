import { Button } from '@fluentui/react-components';
import { useId, useMemo } from 'react';
import type { CostView } from '../../session/views/cost-view.ts';
import { SeriesChart } from '../charts/SeriesChart.tsx';
import { CostGlance } from '../cost/CostGlance.tsx';
import { CostTable } from '../cost/CostTable.tsx';
import { costCsv } from '../cost/cost-csv.ts';
import { costChart, type GroupBy, sumOf } from '../cost/cost-groups.ts';
import { downloadText } from '../kit/download-text.ts';
import { formatEuro } from '../kit/format-number.ts';
import { formatTime } from '../kit/format-time.ts';
import { LabelledSelect } from '../kit/LabelledSelect.tsx';
import { PageHeader } from '../kit/PageHeader.tsx';
import { PinButton } from '../kit/PinButton.tsx';
import { useQuery } from '../routing/use-query.ts';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { costTexts as texts } from '../texts/cost.ts';

const DAYS = ['7', '28', '91'];

/** What machines cost, by day and resource, against the budget. */
export default function CostPage() {
  const [asked] = useQuery('days', '28');
  const view = useView('cost', { days: Number(DAYS.includes(asked) ? asked : '28') });
  return (
    <>
      <PageHeader title={texts.title} about={texts.about} />
      {view === undefined ? (
        <p role="status">{commonTexts.loading}</p>
      ) : (
        <div className="stack">
          <CostGlance view={view} />
          <CostOverTime view={view} />
          <CostTable view={view} />
        </div>
      )}
    </>
  );
}

function CostOverTime({ view }: { readonly view: CostView }) {
  const [asked, setBy] = useQuery('by', 'resource');
  const by = (asked in texts.groups ? asked : 'resource') as GroupBy;
  const [days, setDays] = useQuery('days', '28');
  const title = useId();
  // The money of the running day grows all the time: to the cent is enough for a chart.
  const { days: shown, lines, perDay } = view;
  const key = lines.map(({ cost }) => Math.round(cost / 10_000)).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const data = useMemo(() => costChart(view, by), [key, shown.length, perDay, by]);
  return (
    <section className="panel" aria-labelledby={title}>
      <div className="table-tools">
        <h2 id={title}>{texts.total(formatEuro(sumOf(lines)), shown.length)}</h2>
        <LabelledSelect
          label={texts.days}
          value={days}
          options={DAYS.map((one) => [one, one] as const)}
          onChange={setDays}
        />
        <LabelledSelect label={texts.by} value={by} options={Object.entries(texts.groups)} onChange={setBy} />
        <Button size="small" onClick={() => save(view)}>
          {texts.save}
        </Button>
      </div>
      <SeriesChart
        caption={texts.chart}
        unit={texts.perDay}
        kind="stacked"
        data={data}
        actions={<PinButton note={texts.chart} />}
      />
    </section>
  );
}

function save({ days, lines }: CostView): void {
  const date = (at = 0): string => formatTime(at).slice(0, 10);
  downloadText(texts.file(date(days[0]), date(days.at(-1))), costCsv(lines), 'text/csv');
}
