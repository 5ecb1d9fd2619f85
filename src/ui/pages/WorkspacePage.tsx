import { recentJobColumns } from '../jobs/job-columns.tsx';
import { DataTable } from '../kit/DataTable.tsx';
import { PageHeader } from '../kit/PageHeader.tsx';
import { AssetMap } from '../lineage/AssetMap.tsx';
import { href } from '../routing/route.ts';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { lineageTexts } from '../texts/lineage.ts';
import { workspaceTexts as texts } from '../texts/workspace.ts';
import { AssetCounts } from '../workspace/AssetCounts.tsx';
import { Essentials } from '../workspace/Essentials.tsx';
import { RecentChanges } from '../workspace/RecentChanges.tsx';
import { ServingCards } from '../workspace/ServingCards.tsx';
import { Undrawn } from '../workspace/Undrawn.tsx';
import { WhereToBegin } from '../workspace/WhereToBegin.tsx';
import '../workspace/workspace.css';

/** The front page of the workspace: what this company runs, how it hangs together, what happened lately. */
export default function WorkspacePage() {
  const workspace = useView('workspace', {});
  const map = useView('asset-map', {});
  if (workspace === undefined) return <p role="status">{commonTexts.loading}</p>;
  if (workspace === null) return <p className="panel">{texts.noWorkspace}</p>;
  return (
    <>
      <PageHeader title={workspace.name} about={workspace.about?.replaceAll('`', '') ?? workspace.description} />
      <div className="stack">
        <WhereToBegin workspace={workspace} />
        <ServingCards />
        <AssetCounts counts={workspace.counts} />
        <section className="panel" aria-labelledby="map-title">
          <h2 id="map-title">{lineageTexts.map}</h2>
          {map === undefined ? <p role="status">{commonTexts.loading}</p> : <AssetMap graph={map} />}
          {map ? <Undrawn undrawn={map.undrawn} /> : null}
        </section>
        <section aria-labelledby="recent-title">
          <h2 id="recent-title">{texts.recentJobs}</h2>
          <DataTable
            label={texts.recentJobs}
            columns={recentJobColumns}
            rows={workspace.recentJobs}
            idOf={({ name }) => name}
            name="jobs"
          />
          <a href={href(['jobs'])}>{texts.allJobs}</a>
        </section>
        <RecentChanges />
        <Essentials workspace={workspace} />
      </div>
    </>
  );
}
