import { Button } from '@fluentui/react-components';
import { ColumnDoubleCompare20Regular } from '@fluentui/react-icons';
import { useMemo } from 'react';
import type { JobRow } from '../../session/views/job-row.ts';
import { jobColumns } from '../jobs/job-columns.tsx';
import { selectColumn } from '../jobs/select-column.tsx';
import { DataTable } from '../kit/DataTable.tsx';
import { PageHeader } from '../kit/PageHeader.tsx';
import { QuerySelect } from '../kit/QuerySelect.tsx';
import { QuerySwitch, useQuerySwitch } from '../kit/QuerySwitch.tsx';
import { go } from '../routing/go.ts';
import { href } from '../routing/route.ts';
import { useQuery } from '../routing/use-query.ts';
import { useView } from '../store/use-view.ts';
import { jobsTexts as texts } from '../texts/jobs.ts';

/** Every job: filter, select some, compare them. */
export default function JobsPage() {
  const jobs = useView('jobs', {});
  const [status] = useQuery('status', '');
  const [experiment] = useQuery('experiment', '');
  const [withArchived] = useQuerySwitch('archived');
  const [selected, toggle] = useSelected(jobs);
  const columns = useMemo(() => [selectColumn(selected, toggle), ...jobColumns], [selected, toggle]);
  const rows = jobs?.filter(
    (job) =>
      (withArchived || !job.isArchived) &&
      (status === '' || job.status === status) &&
      (experiment === '' || job.experiment === experiment),
  );
  return (
    <>
      <PageHeader title={texts.title} about={texts.about}>
        <Button
          icon={<ColumnDoubleCompare20Regular />}
          disabledFocusable={selected.length < 2}
          title={selected.length < 2 ? texts.compareHint : undefined}
          onClick={() => go(href(['jobs', 'compare', ...selected]))}
        >
          {texts.compare(selected.length)}
        </Button>
      </PageHeader>
      <DataTable
        label={texts.title}
        columns={columns}
        rows={rows}
        idOf={({ name }) => name}
        sort="-created"
        empty={texts.none}
        toolbar={
          <>
            <QuerySelect label={texts.status} name="status" options={distinct(jobs, (job) => job.status)} />
            <QuerySelect label={texts.experiment} name="experiment" options={distinct(jobs, (job) => job.experiment)} />
            <QuerySwitch label={texts.includeArchived} name="archived" />
          </>
        }
      />
    </>
  );
}

/** Ticked jobs stand in the address: a link shows the same ones. Names of jobs have no commas. */
function useSelected(jobs: readonly JobRow[] | undefined): [readonly string[], (name: string) => void] {
  const [text, setText] = useQuery('select', '');
  return useMemo(() => {
    const asked = text.split(',').filter(Boolean);
    const selected = jobs ? asked.filter((name) => jobs.some((job) => job.name === name)) : asked;
    const toggle = (name: string): void => {
      const next = selected.includes(name) ? selected.filter((one) => one !== name) : [...selected, name];
      setText(next.join(','));
    };
    return [selected, toggle];
  }, [text, jobs, setText]);
}

const distinct = (jobs: readonly JobRow[] | undefined, of: (job: JobRow) => string): string[] =>
  [...new Set((jobs ?? []).map(of))].sort();
