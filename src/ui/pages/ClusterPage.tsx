import type { ClusterView } from '../../session/views/clusters-view.ts';
import { ClusterNodes } from '../compute/ClusterNodes.tsx';
import { jobColumns } from '../jobs/job-columns.tsx';
import { DataTable } from '../kit/DataTable.tsx';
import { formatSpan } from '../kit/format-time.ts';
import { NotFound } from '../kit/NotFound.tsx';
import { PageHeader } from '../kit/PageHeader.tsx';
import { PropertyList } from '../kit/PropertyList.tsx';
import { TagList } from '../kit/TagList.tsx';
import { href } from '../routing/route.ts';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { computeTexts as texts } from '../texts/compute.ts';
import type { PageProps } from './page.ts';
import '../compute/compute.css';

/** One cluster: its nodes, what they do, what waits for one. */
export default function ClusterPage({ params: { name = '' } }: PageProps) {
  const cluster = useView('cluster', { name });
  const jobs = useView('jobs', {});
  if (cluster === undefined) return <p role="status">{commonTexts.loading}</p>;
  if (cluster === null) return <NotFound title={name} href={href(['compute'])} link={texts.toList} />;
  return (
    <>
      <PageHeader title={name} status={cluster.state} about={cluster.description || texts.about} />
      <div className="stack">
        <div className="cluster">
          <Properties cluster={cluster} />
          <div className="stack">
            <ClusterNodes nodes={cluster.nodes} />
            <Waiting waiting={cluster.waiting} />
          </div>
        </div>
        <section aria-labelledby="cluster-jobs">
          <h2 id="cluster-jobs">{texts.recentJobs}</h2>
          <DataTable
            label={texts.recentJobs}
            columns={jobColumns}
            rows={jobs?.filter(({ compute, isArchived }) => compute === name && !isArchived)}
            idOf={(job) => job.name}
            sort="-created"
            name="jobs"
          />
        </section>
      </div>
    </>
  );
}

const Properties = ({ cluster }: { readonly cluster: ClusterView }) => (
  <PropertyList
    title={texts.properties}
    properties={[
      [texts.size, cluster.size],
      ...(cluster.cores === null || cluster.memoryMb === null
        ? []
        : [[texts.machine, texts.machineOf(cluster.cores, cluster.memoryMb)] as const]),
      [texts.tier, cluster.tier],
      [texts.limits, texts.limitsOf(cluster.minInstances, cluster.maxInstances)],
      [texts.idleTime, formatSpan(cluster.idleSeconds * 1000)],
      [texts.idle, cluster.idleNodes],
      [texts.busy, cluster.busyNodes],
      [texts.other, cluster.otherNodes],
      [texts.tags, <TagList key="tags" tags={cluster.tags} />],
    ]}
  />
);

const Waiting = ({ waiting }: { readonly waiting: readonly string[] }) => (
  <section className="panel" aria-labelledby="waiting-title">
    <h2 id="waiting-title">{texts.waitingJobs}</h2>
    {waiting.length === 0 ? <p className="meta">{texts.noWaiting}</p> : null}
    <ol>
      {waiting.map((job) => (
        <li key={job}>
          <a href={href(['jobs', job])}>{job}</a>
        </li>
      ))}
    </ol>
  </section>
);
