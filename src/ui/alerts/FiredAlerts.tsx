import type { FiredAlert } from '../../session/views/alerts-view.ts';
import { type Column, DataTable } from '../kit/DataTable.tsx';
import { StatusWord } from '../kit/StatusWord.tsx';
import { Time } from '../kit/Time.tsx';
import { href } from '../routing/route.ts';
import { alertTexts as texts } from '../texts/alerts.ts';
import { commonTexts } from '../texts/common.ts';

const COLUMNS: readonly Column<FiredAlert>[] = [
  { id: 'id', title: texts.id, value: ({ id }) => id, show: ({ id }) => <a href={href(['desk'])}>{id}</a> },
  { id: 'name', title: texts.name, value: ({ title }) => title },
  { id: 'severity', title: texts.severity, value: ({ severity }) => texts.sev(severity) },
  {
    id: 'condition',
    title: texts.condition,
    value: ({ condition }) => condition,
    show: ({ condition }) => (condition === null ? commonTexts.none : <StatusWord status={condition} />),
  },
  {
    id: 'response',
    title: texts.response,
    value: ({ response }) => response,
    show: ({ response }) => <StatusWord status={response} />,
  },
  {
    id: 'target',
    title: texts.target,
    value: ({ endpoint }) => endpoint,
    show: ({ endpoint }) => <a href={href(['endpoints', endpoint])}>{endpoint}</a>,
  },
  {
    id: 'rule',
    title: texts.rule,
    value: ({ rule }) => rule,
    show: ({ rule, rulePage }) => (rulePage === null ? rule : <a href={href(rulePage)}>{rule}</a>),
  },
  { id: 'fired', title: texts.firedAt, value: ({ firedAt }) => firedAt, show: ({ firedAt }) => <Time at={firedAt} /> },
  {
    id: 'over',
    title: texts.overAt,
    value: ({ overAt }) => overAt,
    show: ({ overAt }) => <Time at={overAt} />,
  },
  {
    id: 'acknowledged',
    title: texts.acknowledgedAt,
    value: ({ acknowledgedAt }) => acknowledgedAt,
    show: ({ acknowledgedAt }) => <Time at={acknowledgedAt} />,
  },
  {
    id: 'closed',
    title: texts.closedAt,
    value: ({ resolvedAt }) => resolvedAt,
    show: ({ resolvedAt }) => <Time at={resolvedAt} />,
  },
];

/** Alerts that paged, newest first. */
export const FiredAlerts = ({ fired }: { readonly fired: readonly FiredAlert[] | undefined }) => (
  <DataTable
    label={texts.fired}
    columns={COLUMNS}
    rows={fired}
    idOf={({ id }) => id}
    sort="-fired"
    name="fired-"
    empty={texts.noneFired}
  />
);
