import { ProgressBar } from '@fluentui/react-components';
import { useRef } from 'react';
import type { AlertRuleView } from '../../session/views/alert-rule-view.ts';
import type { AlertRuleRow } from '../../session/views/alerts-view.ts';
import { conditionOf, metricOf, showMeasured } from '../alerts/AlertRules.tsx';
import { FiredTimes } from '../alerts/FiredTimes.tsx';
import { RuleValues } from '../alerts/RuleValues.tsx';
import { RangePicker } from '../charts/RangePicker.tsx';
import { type ChosenRange, useTimeRange } from '../charts/use-time-range.ts';
import { usePreparedHours } from '../endpoints/use-prepared-hours.ts';
import { NotFound } from '../kit/NotFound.tsx';
import { PageHeader } from '../kit/PageHeader.tsx';
import { PropertyList } from '../kit/PropertyList.tsx';
import { StatusWord } from '../kit/StatusWord.tsx';
import { Time } from '../kit/Time.tsx';
import { href } from '../routing/route.ts';
import { useView } from '../store/use-view.ts';
import { alertTexts as texts } from '../texts/alerts.ts';
import { commonTexts } from '../texts/common.ts';
import { endpointTexts } from '../texts/endpoints.ts';
import type { PageProps } from './page.ts';

/** The time in which a rule is looked at before anything else is chosen; the first hours are computed at once. */
const FIRST_LOOK = { lastMs: 3_600_000 };

/** One alert rule: its condition, what it measured against its threshold, and when it fired. */
export default function AlertRulePage({ params: { name = '' } }: PageProps) {
  const first = useView('alert-rule', { name, range: FIRST_LOOK });
  const chosen = useTimeRange();
  if (first === undefined) return <p role="status">{commonTexts.loading}</p>;
  if (first === null) return <NotFound title={name} href={href(['alerts'], { tab: 'rules' })} link={texts.toRules} />;
  const { rule } = first;
  return (
    <>
      <PageHeader title={name} status={rule.state} about={rule.title} />
      <div className="stack">
        <div className="cards">
          <Condition rule={rule} />
          <Scope rule={rule} />
          <Times rule={rule} />
        </div>
        <Values name={name} endpoint={rule.endpoint} chosen={chosen} />
        <FiredTimes view={first} />
      </div>
    </>
  );
}

const Condition = ({ rule }: { readonly rule: AlertRuleRow }) => (
  <PropertyList
    title={texts.when}
    properties={[
      [texts.fires, conditionOf(rule)],
      [texts.now, rule.value === null ? commonTexts.none : showMeasured(rule.metric, rule.value)],
      [texts.window, `${texts.minutes(rule.windowMinutes)}, ${texts.every(rule.everyMinutes)}`],
    ]}
  />
);

const Scope = ({ rule }: { readonly rule: AlertRuleRow }) => (
  <PropertyList
    title={texts.target}
    properties={[
      [
        texts.endpoint,
        <a key="target" href={href(['endpoints', rule.endpoint], { tab: 'monitoring' })}>
          {rule.endpoint}
        </a>,
      ],
      [
        texts.metric,
        <a key="metric" href={href(['metrics'], { show: metricOf(rule) })}>
          {texts.showMetric}
        </a>,
      ],
      [texts.severity, texts.sev(rule.severity)],
    ]}
  />
);

const Times = ({ rule }: { readonly rule: AlertRuleRow }) => (
  <PropertyList
    title={texts.state}
    properties={[
      [texts.state, <StatusWord key="state" status={rule.state} />],
      [texts.enabled, <Time key="enabled" at={rule.enabledAt} />],
      [texts.lastFired, <Time key="fired" at={rule.firedAt} />],
    ]}
  />
);

interface ValuesProps {
  readonly name: string;
  readonly endpoint: string;
  readonly chosen: ChosenRange;
}

function Values({ name, endpoint, chosen }: ValuesProps) {
  const { done, hours, isReady } = usePreparedHours(endpoint, chosen.range);
  return (
    <section className="panel" aria-label={texts.values}>
      {isReady ? (
        <Chart name={name} chosen={chosen} />
      ) : (
        <>
          <RangePicker chosen={chosen} shown={null} />
          <p role="status">{endpointTexts.preparing(done, hours)}</p>
          <ProgressBar value={done / hours} aria-label={endpointTexts.preparing(done, hours)} />
        </>
      )}
    </section>
  );
}

function Chart({ name, chosen }: Omit<ValuesProps, 'endpoint'>) {
  const view = useView('alert-rule', { name, range: chosen.range });
  // While another range is on its way, what was shown before stays.
  const before = useRef<AlertRuleView | null>(null);
  if (view) before.current = view;
  const shown = before.current;
  return (
    <>
      <div className="table-tools">
        <RangePicker chosen={chosen} shown={shown} />
      </div>
      {shown ? <RuleValues view={shown} onRange={chosen.setFixed} /> : <p role="status">{commonTexts.loading}</p>}
    </>
  );
}
