import type { RepositoryView } from '../../session/views/repository-view.ts';
import { CommandLine } from '../kit/CommandLine.tsx';
import { PageHeader } from '../kit/PageHeader.tsx';
import { TabBar } from '../kit/TabBar.tsx';
import { BranchesTab } from '../repository/BranchesTab.tsx';
import { ChangesTab } from '../repository/ChangesTab.tsx';
import { CommitPanel } from '../repository/CommitPanel.tsx';
import { FilesTab } from '../repository/FilesTab.tsx';
import { GitResultBar } from '../repository/GitResultBar.tsx';
import { GitContext, useGitCommands } from '../repository/git-context.ts';
import { HistoryTab } from '../repository/HistoryTab.tsx';
import { RepositoryBar } from '../repository/RepositoryBar.tsx';
import { REPOSITORY_TABS, type RepositoryTab, tabHref, tabOf } from '../repository/repository-place.ts';
import { useKeptWorkbench } from '../repository/use-kept-workbench.ts';
import { useWorkbench } from '../repository/workbench.ts';
import { go } from '../routing/go.ts';
import { useRoute } from '../routing/use-route.ts';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { repositoryTexts as texts } from '../texts/repository.ts';
import type { PageProps } from './page.ts';
import '../repository/repository.css';

const CLONE = 'cd ~ && git clone /srv/git/kestrand-ml.git';

/** The working copy: files in an editor, changes and commits, history, branches. */
export default function RepositoryPage({ params }: PageProps) {
  useKeptWorkbench();
  const repository = useView('repository', {});
  const git = useGitCommands();
  return (
    <GitContext value={git}>
      <PageHeader title={texts.title} about={texts.about} />
      {repository === undefined ? <p role="status">{commonTexts.loading}</p> : null}
      {repository === null ? <Gone /> : null}
      {repository ? <Repository repository={repository} path={params.path ?? ''} /> : null}
    </GitContext>
  );
}

const Gone = () => (
  <div className="panel stack" role="alert">
    <p>{texts.gone}</p>
    <p className="meta">{texts.goneHint}</p>
    <CommandLine line={CLONE} />
  </div>
);

interface RepositoryProps {
  readonly repository: RepositoryView;
  readonly path: string;
}

function Repository({ repository, path }: RepositoryProps) {
  const route = useRoute();
  const { git } = repository;
  const tab = git ? tabOf(route) : 'files';
  const { commit } = route.query;
  return (
    <div className="repository">
      {git ? <RepositoryBar git={git} /> : <p className="panel meta">{texts.noGit}</p>}
      <GitResultBar />
      {git ? <PartTabs repository={repository} open={tab} /> : null}
      <div role="tabpanel" aria-label={texts.tabs[tab]}>
        {tab === 'files' ? <FilesTab repository={repository} path={path} /> : null}
        {git && tab === 'changes' ? <ChangesTab git={git} /> : null}
        {tab === 'history' && commit ? <CommitPanel key={commit} id={commit} /> : null}
        {tab === 'history' && !commit ? <HistoryTab key={path} path={path} /> : null}
        {tab === 'branches' ? <BranchesTab /> : null}
      </div>
    </div>
  );
}

function PartTabs({
  repository: { git },
  open,
}: {
  readonly repository: RepositoryView;
  readonly open: RepositoryTab;
}) {
  const unsaved = useWorkbench((state) => Object.keys(state.drafts).length);
  const changed = git ? git.staged.length + git.unstaged.length + git.untracked.length + git.conflicts.length : 0;
  const counts: { readonly [tab in RepositoryTab]: number } = {
    files: unsaved,
    changes: changed,
    history: 0,
    branches: 0,
  };
  return (
    <TabBar
      label={texts.tabsLabel}
      tabs={REPOSITORY_TABS.map((tab) => ({ id: tab, title: texts.counted(texts.tabs[tab], counts[tab]) }))}
      open={open}
      onOpen={(id) => go(tabHref(id as RepositoryTab))}
    />
  );
}
