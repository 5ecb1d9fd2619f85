import { repositoryTexts as texts } from '../texts/repository.ts';

/** '+3 −1': how many lines a change adds and removes. */
export const Counts = ({ added, removed }: { readonly added: number; readonly removed: number }) => (
  <span className="repo-counts numbers" role="img" aria-label={texts.countOf(added, removed)}>
    <span className="repo-plus">{texts.linesAdded(added)}</span>{' '}
    <span className="repo-minus">{texts.linesRemoved(removed)}</span>
  </span>
);
