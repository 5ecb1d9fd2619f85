import type { JobComparison } from '../../session/views/job-comparison-view.ts';
import { CodeChanges } from '../jobs/CodeChanges.tsx';
import { JobComparisonTable } from '../jobs/JobComparisonTable.tsx';
import { PageHeader } from '../kit/PageHeader.tsx';
import { QuerySwitch, useQuerySwitch } from '../kit/QuerySwitch.tsx';
import { href } from '../routing/route.ts';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { jobsTexts as texts } from '../texts/jobs.ts';
import type { PageProps } from './page.ts';

/** Jobs side by side: what they were asked to do, with what, and what came of it. */
export default function JobComparisonPage({ params: { names = '' } }: PageProps) {
  const comparison = useView('job-comparison', { names: names.split('/').filter(Boolean) });
  const [onlyDifferences] = useQuerySwitch('differences');
  return (
    <>
      <PageHeader title={texts.compareTitle} about={texts.compareAbout}>
        <QuerySwitch label={texts.onlyDifferences} name="differences" />
      </PageHeader>
      {comparison === undefined ? <p role="status">{commonTexts.loading}</p> : null}
      {comparison && comparison.missing.length > 0 ? (
        <p role="alert" className="panel err">
          {texts.missing(comparison.missing.join(', '))}
        </p>
      ) : null}
      {comparison && comparison.jobs.length < 2 ? (
        <p className="panel">
          {texts.needsTwo} <a href={href(['jobs'])}>{texts.toList}</a>
        </p>
      ) : null}
      {comparison && comparison.jobs.length > 0 ? (
        <div className="stack">
          <JobComparisonTable comparison={comparison} onlyDifferences={onlyDifferences} />
          <Changes comparison={comparison} />
        </div>
      ) : null}
    </>
  );
}

/** Between two jobs there is a direction: from the older to the newer one. */
function Changes({ comparison: { jobs, groups } }: { readonly comparison: JobComparison }) {
  const [from, to, ...more] = [...jobs].sort((a, b) => a.createdAt - b.createdAt);
  if (!from || !to || more.length > 0) return null;
  return <CodeChanges from={from.name} to={to.name} files={groups.find(({ id }) => id === 'files')?.rows ?? []} />;
}
