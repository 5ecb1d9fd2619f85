import { useMemo } from 'react';
import type { EndpointRow, EndpointTrend } from '../../session/views/endpoints-view.ts';
import { Sparkline } from '../charts/Sparkline.tsx';
import { type Column, DataTable } from '../kit/DataTable.tsx';
import { formatPercent } from '../kit/format-number.ts';
import { PageHeader } from '../kit/PageHeader.tsx';
import { StatusWord } from '../kit/StatusWord.tsx';
import { TagList } from '../kit/TagList.tsx';
import { Time } from '../kit/Time.tsx';
import { href } from '../routing/route.ts';
import { useView } from '../store/use-view.ts';
import { endpointTexts as texts } from '../texts/endpoints.ts';

type Row = EndpointRow & { readonly trend: EndpointTrend | undefined };

/** The real-time endpoints of the workspace, with how they did lately in small. */
export default function EndpointsPage() {
  const endpoints = useView('endpoints', {});
  const trends = useView('endpoint-trends', {});
  const rows = useMemo(
    () => endpoints?.map((row): Row => ({ ...row, trend: trends?.find(({ name }) => name === row.name) })),
    [endpoints, trends],
  );
  return (
    <>
      <PageHeader title={texts.title} about={texts.about} />
      <DataTable
        label={texts.title}
        columns={COLUMNS}
        rows={rows}
        idOf={({ name }) => name}
        empty={texts.empty}
        sort="-modifiedAt"
      />
    </>
  );
}

const routed = (row: Row): string =>
  row.deployments
    .filter(({ traffic }) => traffic > 0)
    .map(({ name, traffic }) => texts.share(name, traffic))
    .join(', ') || texts.noTraffic;

const newest = (values: readonly (number | null)[] | undefined): number | null =>
  values?.findLast((value) => value !== null) ?? null;

const NONE: readonly number[] = [];

const COLUMNS: readonly Column<Row>[] = [
  {
    id: 'name',
    title: texts.columns.name,
    value: ({ name }) => name,
    show: ({ name }) => (
      <a className="whole-word" href={href(['endpoints', name])}>
        {name}
      </a>
    ),
  },
  {
    id: 'state',
    title: texts.columns.state,
    value: ({ state }) => state,
    show: ({ state }) => <StatusWord status={state} />,
  },
  { id: 'deployments', title: texts.columns.deployments, value: routed },
  {
    id: 'p95',
    title: texts.columns.p95,
    value: ({ trend }) => newest(trend?.p95),
    show: ({ trend }) => <Sparkline label={texts.columns.p95} values={trend?.p95 ?? NONE} show={texts.ms} />,
  },
  {
    id: 'failing',
    title: texts.columns.failing,
    value: ({ trend }) => newest(trend?.failing),
    show: ({ trend }) => (
      <Sparkline label={texts.columns.failing} values={trend?.failing ?? NONE} show={formatPercent} tone="bad" />
    ),
  },
  { id: 'computeType', title: texts.columns.computeType, value: ({ computeType }) => computeType },
  {
    id: 'createdAt',
    title: texts.columns.createdAt,
    value: ({ createdAt }) => createdAt,
    show: ({ createdAt }) => <Time at={createdAt} />,
  },
  { id: 'createdBy', title: texts.columns.createdBy, value: ({ createdBy }) => createdBy },
  {
    id: 'modifiedAt',
    title: texts.columns.modifiedAt,
    value: ({ modifiedAt }) => modifiedAt,
    show: ({ modifiedAt }) => <Time at={modifiedAt} />,
  },
  {
    id: 'tags',
    title: texts.columns.tags,
    value: ({ tags }) =>
      Object.entries(tags)
        .map((entry) => entry.join(': '))
        .join(' '),
    show: ({ tags }) => <TagList tags={tags} />,
  },
];
