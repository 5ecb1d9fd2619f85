import type { FluentIcon } from '@fluentui/react-icons';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { loadAgain } from '../kit/load-again.ts';

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
  /** Pages of one instance are one: what is on screen stays when somebody goes from one of its addresses to another. */
  readonly instance?: string;
  readonly Component: LazyExoticComponent<ComponentType<PageProps>>;
}

interface PageOptions extends Omit<Page, 'Component' | 'needsPlay'> {
  readonly needsPlay?: boolean; // true unless told
  readonly load: () => Promise<{ readonly default: ComponentType<PageProps> }>;
}

/** One component for each loader, so that pages with the same one are the same to React. */
const components = new Map<PageOptions['load'], Page['Component']>();

export function definePage({ load, needsPlay = true, ...page }: PageOptions): Page {
  const Component = components.get(load) ?? lazy(loadAgain(load));
  components.set(load, Component);
  return { ...page, needsPlay, Component };
}
