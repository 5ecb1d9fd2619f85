import { href, type Route } from '../routing/route.ts';

export type RepositoryTab = 'files' | 'changes' | 'history' | 'branches';

export const REPOSITORY_TABS: readonly RepositoryTab[] = ['files', 'changes', 'history', 'branches'];

/** Which part of the repository page is open. A commit belongs to the history. */
export function tabOf({ query }: Route): RepositoryTab {
  if (query.commit) return 'history';
  return REPOSITORY_TABS.find((tab) => tab === query.tab) ?? 'files';
}

/** Address of a file, or of a line of it. */
export const fileHref = (path: string, query: Route['query'] = {}): string =>
  href(['repository', ...path.split('/').filter(Boolean)], query);

export const commitHref = (id: string): string => href(['repository'], { commit: id });

export const tabHref = (tab: RepositoryTab, path = ''): string => fileHref(path, { tab: tab === 'files' ? '' : tab });
