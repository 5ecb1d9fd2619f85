import type { ServedSpan } from '../../session/views/served-by.ts';
import { shareText } from '../assets/ServedByList.tsx';
import { type Column, DataTable } from '../kit/DataTable.tsx';
import { Time } from '../kit/Time.tsx';
import { href } from '../routing/route.ts';
import { modelTexts as texts } from '../texts/models.ts';

const COLUMNS: readonly Column<ServedSpan>[] = [
  {
    id: 'from',
    title: texts.from,
    value: ({ from }) => from,
    show: ({ from }) => <Time at={from} />,
  },
  {
    id: 'to',
    title: texts.to,
    value: ({ to }) => to ?? Number.MAX_SAFE_INTEGER,
    show: ({ to }) => (to === null ? <strong>{texts.now}</strong> : <Time at={to} />),
  },
  {
    id: 'endpoint',
    title: texts.endpoint,
    value: ({ endpoint }) => endpoint,
    show: ({ endpoint, isGone }) =>
      isGone ? (
        <>
          {endpoint} <span className="meta">{texts.endpointGone}</span>
        </>
      ) : (
        <a href={href(['endpoints', endpoint])}>{endpoint}</a>
      ),
  },
  { id: 'deployment', title: texts.deployment, value: ({ deployment }) => deployment },
  {
    id: 'share',
    title: texts.shareOfCalls,
    value: ({ share }) => share,
    show: ({ share }) => shareText(share),
    isNumber: true,
  },
];

/** Which deployments held a version, and when. */
export const ServedHistory = ({ spans }: { readonly spans: readonly ServedSpan[] }) => (
  <section>
    <h2>{texts.deployedBefore}</h2>
    <DataTable
      label={texts.deployedBefore}
      columns={COLUMNS}
      rows={spans}
      idOf={({ endpoint, deployment, from }) => `${endpoint}/${deployment}/${from}`}
      sort="-from"
      name="served-"
      empty={texts.neverServed}
    />
  </section>
);
