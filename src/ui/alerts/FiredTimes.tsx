import type { AlertRuleView, FiredTime } from '../../session/views/alert-rule-view.ts';
import { minuteText } from '../charts/use-time-range.ts';
import { type Column, DataTable } from '../kit/DataTable.tsx';
import { formatSpan } from '../kit/format-time.ts';
import { Time } from '../kit/Time.tsx';
import { href } from '../routing/route.ts';
import { alertTexts as texts } from '../texts/alerts.ts';
import { commonTexts } from '../texts/common.ts';
import { showMeasured } from './AlertRules.tsx';

const HOUR = 3_600_000;

/** Every time the rule fired, newest first; each leads to its time in the chart above. */
export function FiredTimes({ view: { rule, fired } }: { readonly view: AlertRuleView }) {
  const columns: readonly Column<FiredTime>[] = [
    {
      id: 'fired',
      title: texts.firedAt,
      value: ({ firedAt }) => firedAt,
      show: ({ firedAt, resolvedAt }) => (
        <a
          href={href(['alerts', rule.name], {
            from: minuteText(Math.max(0, firedAt - HOUR)),
            to: minuteText((resolvedAt ?? firedAt) + HOUR),
          })}
        >
          <Time at={firedAt} />
        </a>
      ),
    },
    {
      id: 'value',
      title: texts.measured,
      isNumber: true,
      value: ({ value }) => value,
      show: ({ value }) => showMeasured(rule.metric, value),
    },
    {
      id: 'over',
      title: texts.overAt,
      value: ({ resolvedAt }) => resolvedAt,
      show: ({ resolvedAt }) => (resolvedAt === null ? texts.stillOver : <Time at={resolvedAt} />),
    },
    {
      id: 'lasted',
      title: texts.lasted,
      value: ({ firedAt, resolvedAt }) => (resolvedAt === null ? null : resolvedAt - firedAt),
      show: ({ firedAt, resolvedAt }) => (resolvedAt === null ? commonTexts.none : formatSpan(resolvedAt - firedAt)),
    },
    {
      id: 'incident',
      title: texts.pagedAs,
      value: ({ incident }) => incident,
      show: ({ incident }) => (incident === null ? commonTexts.none : <a href={href(['desk'])}>{incident}</a>),
    },
  ];
  return (
    <DataTable
      label={texts.history}
      columns={columns}
      rows={fired}
      idOf={({ firedAt }) => String(firedAt)}
      sort="-fired"
      empty={texts.neverFired}
    />
  );
}
