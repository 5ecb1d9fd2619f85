import type { ReactNode } from 'react';
import type { RepositoryCommitView } from '../../session/views/repository-commit-view.ts';
import { CopiedText } from '../kit/CopiedText.tsx';
import { PropertyList } from '../kit/PropertyList.tsx';
import { Time } from '../kit/Time.tsx';
import { repositoryTexts as texts } from '../texts/repository.ts';
import { RefLabels } from './RefLabels.tsx';
import { commitHref } from './repository-place.ts';

/** Who made a commit, when, and where it stands. */
export function CommitFacts({ commit }: { readonly commit: RepositoryCommitView }) {
  const { author, committer, oid, at, parents, refs, revertedBy } = commit;
  const rows: (readonly [string, ReactNode])[] = [
    [texts.author, `${author.name} <${author.email}>`],
    ...(committer.id === author.id ? [] : [[texts.committedBy, committer.name] as const]),
    [texts.time, <Time key="time" at={at} />],
    [texts.id, <CopiedText key="id" text={oid} label={texts.copyId} />],
    [texts.parents, parents.map((parent) => <CommitLink key={parent.oid} {...parent} />)],
    ...(refs.length === 0 ? [] : [[texts.points, <RefLabels key="refs" refs={refs} />] as const]),
    [texts.standing, standingOf(commit)],
    ...(revertedBy ? [[texts.revertedBy, <CommitLink key="by" {...revertedBy} />] as const] : []),
  ];
  return (
    <div className="repo-facts">
      <PropertyList title={texts.commitFacts} properties={rows} />
    </div>
  );
}

const CommitLink = ({ oid, short }: { readonly oid: string; readonly short: string }) => (
  <>
    <a href={commitHref(oid)}>
      <code>{short}</code>
    </a>{' '}
  </>
);

function standingOf({ isFetched, isInHead, isPushed }: RepositoryCommitView): string {
  if (!isFetched) return texts.onlyRemote;
  return `${isInHead ? texts.inBranch : texts.notInBranch}, ${isPushed ? texts.pushed : texts.notPushed}`;
}
