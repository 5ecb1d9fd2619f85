import { JobActions } from '../jobs/JobActions.tsx';
import { JobCode } from '../jobs/JobCode.tsx';
import { JobMetrics } from '../jobs/JobMetrics.tsx';
import { JobOutputs } from '../jobs/JobOutputs.tsx';
import { JobOverview } from '../jobs/JobOverview.tsx';
import { NotFound } from '../kit/NotFound.tsx';
import { PageHeader } from '../kit/PageHeader.tsx';
import { StatusWord } from '../kit/StatusWord.tsx';
import { Tabs } from '../kit/Tabs.tsx';
import { href } from '../routing/route.ts';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { jobsTexts as texts } from '../texts/jobs.ts';
import type { PageProps } from './page.ts';

/** One job: what it was asked to do, how it stands, what it measured and wrote. */
export default function JobPage({ params: { name = '' } }: PageProps) {
  const job = useView('job', { name });
  if (job === undefined) return <p role="status">{commonTexts.loading}</p>;
  if (job === null) return <NotFound title={name} href={href(['jobs'])} link={texts.toList} />;
  return (
    <>
      <PageHeader
        title={job.displayName}
        status={job.status}
        about={job.displayName === name ? job.experiment : `${name} · ${job.experiment}`}
        beside={job.isArchived ? <StatusWord status="Archived" /> : null}
      >
        <JobActions job={job} />
      </PageHeader>
      <Tabs
        label={texts.tabs}
        tabs={[
          { id: 'overview', title: texts.overview, content: () => <JobOverview job={job} /> },
          { id: 'metrics', title: texts.metrics, content: () => <JobMetrics name={name} /> },
          { id: 'outputs', title: texts.outputs, content: () => <JobOutputs name={name} /> },
          { id: 'code', title: texts.code, content: () => <JobCode name={name} /> },
        ]}
      />
    </>
  );
}
