import { ProgressBar } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { PerformanceView } from '../../session/views/performance-view.ts';
import { SeriesChart } from '../charts/SeriesChart.tsx';
import { formatPercent } from '../kit/format-number.ts';
import { formatTime } from '../kit/format-time.ts';
import { LabelledSelect } from '../kit/LabelledSelect.tsx';
import { PageHeader } from '../kit/PageHeader.tsx';
import { PinButton } from '../kit/PinButton.tsx';
import { CohortsTable } from '../performance/CohortsTable.tsx';
import { type Measure, performanceChart, unitOf } from '../performance/performance-charts.ts';
import { useGrowingPerformance } from '../performance/use-growing-performance.ts';
import { useQuery } from '../routing/use-query.ts';
import { commonTexts } from '../texts/common.ts';
import { performanceTexts as texts } from '../texts/performance.ts';
import '../performance/performance.css';

type Group = keyof typeof texts.groups;

const GLANCE: readonly Measure[] = ['approvedLossRate', 'recall', 'auc', 'coverage'];

/** How the model did, by day of the order, as far as labels are known. */
export default function PerformancePage() {
  const [askedGroup, setGroup] = useQuery('group', 'payment_method');
  const [askedWindow, setWindow] = useQuery('window', '7');
  const group = (askedGroup in texts.groups ? askedGroup : 'payment_method') as Group;
  const window = askedWindow === '1' ? 1 : 7;
  return (
    <>
      <PageHeader title={texts.title} about={texts.about}>
        <LabelledSelect
          label={texts.window}
          value={String(window)}
          options={Object.entries(texts.windows)}
          onChange={setWindow}
        />
        <LabelledSelect label={texts.group} value={group} options={Object.entries(texts.groups)} onChange={setGroup} />
      </PageHeader>
      <Cohorts key={`${group} ${window}`} group={group} window={window} />
    </>
  );
}

function Cohorts({ group, window }: { readonly group: Group; readonly window: 1 | 7 }) {
  const view = useGrowingPerformance({ group, window });
  if (view === null) return <p role="status">{commonTexts.loading}</p>;
  if (view.readable === 0) return <p className="panel">{texts.none}</p>;
  return (
    <div className="stack" aria-busy={view.read < view.readable}>
      <p className="meta">
        {texts.asOf(formatTime(view.asOf))} {texts.immatureHint(formatPercent(view.mature))}
      </p>
      {view.read < view.readable ? (
        <ProgressBar aria-label={texts.reading(view.read, view.readable)} value={view.read} max={view.readable} />
      ) : null}
      <section className="panel" aria-label={texts.all}>
        <h2>{texts.all}</h2>
        <div className="cohort-charts">
          {GLANCE.map((measure) => (
            <MeasureChart key={measure} view={view} measure={measure} isByGroup={false} />
          ))}
        </div>
      </section>
      <ByGroup view={view} group={group} />
      <CohortsTable view={view} />
    </div>
  );
}

function ByGroup({ view, group }: { readonly view: PerformanceView; readonly group: Group }) {
  const [asked, setMeasure] = useQuery('measure', 'approvedLossRate');
  const measure = (asked in texts.measures ? asked : 'approvedLossRate') as Measure;
  return (
    <section className="panel" aria-label={texts.byGroup(texts.groups[group])}>
      <div className="table-tools">
        <h2>{texts.byGroup(texts.groups[group])}</h2>
        <LabelledSelect
          label={texts.measure}
          value={measure}
          options={Object.entries(texts.measures)}
          onChange={setMeasure}
        />
      </div>
      <MeasureChart view={view} measure={measure} isByGroup />
    </section>
  );
}

interface MeasureChartProps {
  readonly view: PerformanceView;
  readonly measure: Measure;
  readonly isByGroup: boolean;
}

function MeasureChart({ view, measure, isByGroup }: MeasureChartProps) {
  const data = useMemo(() => performanceChart(view, measure, isByGroup), [view, measure, isByGroup]);
  const { unit, end } = unitOf(measure);
  return (
    <SeriesChart
      caption={texts.measures[measure]}
      unit={unit}
      data={data}
      {...(end === undefined ? {} : { end })}
      actions={<PinButton note={texts.measures[measure]} />}
    />
  );
}
