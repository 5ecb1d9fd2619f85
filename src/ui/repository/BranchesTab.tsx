import { Button } from '@fluentui/react-components';
import { BranchFork16Regular } from '@fluentui/react-icons';
import { useMemo, useState } from 'react';
import type { BranchRow, RepositoryBranchesView } from '../../session/views/repository-branches-view.ts';
import { type Column, DataTable } from '../kit/DataTable.tsx';
import { formatTime } from '../kit/format-time.ts';
import { PropertyList } from '../kit/PropertyList.tsx';
import { Time } from '../kit/Time.tsx';
import { useSession } from '../store/session-context.ts';
import { useView } from '../store/use-view.ts';
import { repositoryTexts as texts } from '../texts/repository.ts';
import { BranchActs } from './BranchActs.tsx';
import { NewBranchDialog } from './NewBranchDialog.tsx';
import { commitHref, fileHref } from './repository-place.ts';

/** Branches here and on the remote, tags, and what can be done with them. */
export function BranchesTab() {
  const view = useView('repository-branches', {});
  const isReadOnly = useSession((state) => state.isReadOnly);
  const [isNaming, setNaming] = useState(false);
  const columns = useMemo(() => columnsOf(view?.branches ?? []), [view?.branches]);
  return (
    <div className="stack">
      <DataTable
        label={texts.branches}
        columns={columns}
        rows={view === null ? [] : view?.branches}
        idOf={({ name, isRemote }) => `${isRemote} ${name}`}
        toolbar={
          <Button size="small" icon={<BranchFork16Regular />} disabled={isReadOnly} onClick={() => setNaming(true)}>
            {texts.newBranch}
          </Button>
        }
      />
      {view ? <Remotes view={view} /> : null}
      {isNaming ? <NewBranchDialog branches={view?.branches ?? []} onClose={() => setNaming(false)} /> : null}
    </div>
  );
}

const Remotes = ({ view: { remotes, tags } }: { readonly view: RepositoryBranchesView }) => (
  <div className="cards">
    <PropertyList
      title={texts.remotes}
      properties={remotes.map(({ name, url }) => [name, <code key={name}>{url}</code>])}
    />
    <PropertyList
      title={texts.tags}
      properties={tags.map(({ name, tip }) => [
        name,
        <a key={name} href={commitHref(tip.oid)}>
          <code>{tip.short}</code> {tip.subject}
        </a>,
      ])}
    >
      {tags.length === 0 ? <p className="meta">{texts.noTags}</p> : null}
    </PropertyList>
  </div>
);

const standingOf = ({ ahead, behind, upstream }: BranchRow): string =>
  texts.standingTo(ahead, behind, upstream ?? texts.currentBranch);

function columnsOf(all: readonly BranchRow[]): Column<BranchRow>[] {
  return [
    {
      id: 'name',
      title: texts.branchColumns.name,
      value: ({ name }) => name,
      show: ({ name, isCurrent, isRemote }) => (
        <>
          <a href={fileHref('', { tab: 'history', ref: isCurrent ? '' : name })}>{name}</a>{' '}
          {isCurrent ? <strong className="repo-ref repo-ref-current">{texts.current}</strong> : null}
          {isRemote ? <span className="repo-ref">{texts.remoteBranch}</span> : null}
        </>
      ),
    },
    { id: 'standing', title: texts.branchColumns.standing, value: standingOf },
    {
      id: 'tip',
      title: texts.branchColumns.tip,
      value: ({ tip }) => tip.subject,
      show: ({ tip }) => (
        <a href={commitHref(tip.oid)}>
          <code>{tip.short}</code> {tip.subject}
        </a>
      ),
    },
    {
      id: 'at',
      title: texts.branchColumns.at,
      value: ({ tip }) => formatTime(tip.at),
      show: ({ tip }) => <Time at={tip.at} />,
    },
    {
      id: 'acts',
      title: texts.branchColumns.acts,
      isPlain: true,
      value: () => null,
      show: (row) => <BranchActs row={row} all={all} />,
    },
  ];
}
