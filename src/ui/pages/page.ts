import type { FluentIcon } from '@fluentui/react-icons';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

/** What a page's component gets: the named parts of its path. Tabs and filters come from `useQuery`. */
export interface PageProps {
  readonly params: { readonly [name: string]: string };
}

export type NavSection = 'operate' | 'authoring' | 'assets' | 'manage';

/** A page of the console. */
export interface Page {
  readonly path: string; // 'jobs/:name'; a last ':path*' takes all that follows
  readonly title: string | ((params: PageProps['params']) => string); // for tab and breadcrumb
  readonly parent?: string; // path of the page above, for the breadcrumb; parameters of the same name are shared
  readonly nav?: { readonly section: NavSection; readonly icon: FluentIcon; readonly key?: string }; // key: `g` then this
  readonly needsPlay: boolean;
  readonly Component: LazyExoticComponent<ComponentType<PageProps>>;
}

interface PageOptions extends Omit<Page, 'Component' | 'needsPlay'> {
  readonly needsPlay?: boolean; // true unless told
  readonly load: () => Promise<{ readonly default: ComponentType<PageProps> }>;
}

export const definePage = ({ load, needsPlay = true, ...page }: PageOptions): Page => ({
  ...page,
  needsPlay,
  Component: lazy(load),
});
