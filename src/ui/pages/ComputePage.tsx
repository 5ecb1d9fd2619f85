import type { ClusterRow } from '../../session/views/clusters-view.ts';
import { type Column, DataTable } from '../kit/DataTable.tsx';
import { PageHeader } from '../kit/PageHeader.tsx';
import { href } from '../routing/route.ts';
import { useView } from '../store/use-view.ts';
import { computeTexts as texts } from '../texts/compute.ts';

const nodesOf = (row: ClusterRow): number => row.idleNodes + row.busyNodes + row.otherNodes;

const COLUMNS: readonly Column<ClusterRow>[] = [
  {
    id: 'name',
    title: texts.name,
    value: ({ name }) => name,
    show: ({ name }) => <a href={href(['compute', name])}>{name}</a>,
  },
  { id: 'state', title: texts.state, value: (row) => texts.stateOf(row.state, nodesOf(row)) },
  { id: 'size', title: texts.size, value: ({ size }) => size },
  { id: 'tier', title: texts.tier, value: ({ tier }) => tier },
  {
    id: 'limits',
    title: texts.limits,
    value: ({ minInstances, maxInstances }) => texts.limitsOf(minInstances, maxInstances),
  },
  { id: 'idle', title: texts.idle, isNumber: true, value: ({ idleNodes }) => idleNodes },
  { id: 'busy', title: texts.busy, isNumber: true, value: ({ busyNodes }) => busyNodes },
  { id: 'waiting', title: texts.waiting, isNumber: true, value: ({ waitingJobs }) => waitingJobs },
];

/** Every compute cluster. */
export default function ComputePage() {
  const rows = useView('clusters', {});
  return (
    <>
      <PageHeader title={texts.title} about={texts.about} />
      <DataTable label={texts.title} columns={COLUMNS} rows={rows} idOf={({ name }) => name} empty={texts.none} />
    </>
  );
}
