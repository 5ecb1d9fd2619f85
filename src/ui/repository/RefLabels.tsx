import type { RefLabel } from '../../session/repository/commit-row.ts';
import { repositoryTexts as texts } from '../texts/repository.ts';

/** The branches and tags that point at a commit. */
export const RefLabels = ({ refs }: { readonly refs: readonly RefLabel[] }) => (
  <>
    {refs.map(({ name, kind, isCurrent }) => (
      <span
        key={`${kind} ${name}`}
        className={isCurrent ? `repo-ref repo-ref-current` : `repo-ref repo-ref-${kind}`}
        title={texts.refKinds[kind]}
      >
        {name}
      </span>
    ))}
  </>
);
