import type { AlertRuleRow } from '../../session/views/alerts-view.ts';
import { type Column, DataTable } from '../kit/DataTable.tsx';
import { formatPercent } from '../kit/format-number.ts';
import { StatusWord } from '../kit/StatusWord.tsx';
import { Time } from '../kit/Time.tsx';
import { lineText } from '../metrics/metric-lines.ts';
import { href } from '../routing/route.ts';
import { alertTexts as texts } from '../texts/alerts.ts';
import { commonTexts } from '../texts/common.ts';
import '../assets/assets.css';

const COLUMNS: readonly Column<AlertRuleRow>[] = [
  {
    id: 'name',
    title: texts.name,
    value: ({ name, title }) => `${name} ${title}`,
    show: ({ name, title }) => (
      <>
        <a href={href(['alerts', name])}>{name}</a> <span className="meta">{title}</span>
      </>
    ),
  },
  { id: 'state', title: texts.state, value: ({ state }) => state, show: ({ state }) => <StatusWord status={state} /> },
  { id: 'when', title: texts.when, value: conditionOf },
  {
    id: 'now',
    title: texts.now,
    value: ({ value }) => value,
    show: (rule) => <NowCell rule={rule} />,
    isNumber: true,
  },
  {
    id: 'window',
    title: texts.window,
    value: ({ windowMinutes }) => windowMinutes,
    show: ({ windowMinutes }) => texts.minutes(windowMinutes),
    isNumber: true,
  },
  {
    id: 'frequency',
    title: texts.frequency,
    value: ({ everyMinutes }) => everyMinutes,
    show: ({ everyMinutes }) => texts.every(everyMinutes),
  },
  { id: 'severity', title: texts.severity, value: ({ severity }) => texts.sev(severity) },
  {
    id: 'target',
    title: texts.target,
    value: ({ endpoint }) => endpoint,
    show: ({ endpoint }) => <a href={href(['endpoints', endpoint])}>{endpoint}</a>,
  },
  {
    id: 'fired',
    title: texts.lastFired,
    value: ({ firedAt }) => firedAt,
    show: ({ firedAt }) => <Time at={firedAt} />,
  },
  {
    id: 'metric',
    title: texts.metric,
    isPlain: true,
    value: () => null,
    show: (rule) => (
      <a className="whole-name" href={href(['metrics'], { show: metricOf(rule) })}>
        {texts.showMetric}
      </a>
    ),
  },
];

/** Which metric of the platform shows what a rule measures; for unanswered requests the nearest there is. */
export const metricOf = ({ endpoint, metric }: AlertRuleRow): string =>
  metric === 'RequestLatency_P95'
    ? lineText({ endpoint, metric })
    : lineText({ endpoint, metric: 'RequestsPerMinute', split: 'statusCode' });

export const showMeasured = (metric: AlertRuleRow['metric'], value: number): string =>
  metric === 'RequestLatency_P95' ? texts.ms(value) : formatPercent(value);

export function conditionOf({ metric, threshold }: AlertRuleRow): string {
  return metric === 'RequestLatency_P95'
    ? texts.latency(showMeasured(metric, threshold))
    : texts.unanswered(showMeasured(metric, threshold));
}

function NowCell({ rule: { metric, value, threshold } }: { readonly rule: AlertRuleRow }) {
  if (value === null) return commonTexts.none;
  if (value <= threshold) return <span className="whole-name">{showMeasured(metric, value)}</span>;
  return (
    <strong className="err whole-name">
      {showMeasured(metric, value)} <span className="unseen">{texts.over}</span>
    </strong>
  );
}

/** The rules, with what each measures now. */
export const AlertRules = ({ rules }: { readonly rules: readonly AlertRuleRow[] | undefined }) => (
  <DataTable
    label={texts.rules}
    columns={COLUMNS}
    rows={rules}
    idOf={({ name }) => name}
    sort="name"
    name="rules-"
    empty={texts.noRules}
  />
);
