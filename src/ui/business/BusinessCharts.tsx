import { Select } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { BusinessView } from '../../session/views/business-view.ts';
import { SeriesChart } from '../charts/SeriesChart.tsx';
import { PinButton } from '../kit/PinButton.tsx';
import { useQuery } from '../routing/use-query.ts';
import { businessTexts as texts } from '../texts/business.ts';
import { type Against, businessCharts } from './business-charts.ts';

const CHOICES: readonly string[] = ['day', 'week', 'none'] satisfies readonly Against[];

/** The last two days by the hour. */
export function BusinessCharts({ view }: { readonly view: BusinessView }) {
  const [asked, setAgainst] = useQuery('against', 'day');
  const against = (CHOICES.includes(asked) ? asked : 'day') as Against;
  const { hours, dayBefore, weekBefore, incident, reviewsPerDay } = view;
  // The parts keep their identity while no hour was closed; the rest of the view changes every second.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the charts are made of
  const charts = useMemo(
    () => businessCharts(view, against),
    [hours, dayBefore, weekBefore, incident?.pagedAt, reviewsPerDay, against],
  );
  const isWeekKnown = weekBefore.some((point) => point !== null);
  return (
    <section className="panel" aria-labelledby="business-charts">
      <div className="table-tools">
        <h2 id="business-charts">{texts.charts}</h2>
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the field is inside */}
        <label className="query-select">
          {texts.against}
          <Select size="small" value={against} onChange={(_, { value }) => setAgainst(value)}>
            <option value="day">{texts.againstDay}</option>
            <option value="week">{isWeekKnown ? texts.againstWeek : texts.againstWeekUnknown}</option>
            <option value="none">{texts.againstNone}</option>
          </Select>
        </label>
        <span className="meta">{texts.chartsHint}</span>
      </div>
      <div className="business-charts">
        {charts.map(({ id, caption, unit, kind, data }) => (
          <SeriesChart
            key={id}
            caption={caption}
            unit={unit}
            kind={kind}
            data={data}
            actions={<PinButton note={caption} />}
          />
        ))}
      </div>
    </section>
  );
}
