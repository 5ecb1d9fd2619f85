import type { Page, PageProps } from './page.ts';

export interface FoundPage {
  readonly page: Page;
  readonly params: PageProps['params'];
}

/** The page of a place, and what its path's names stand for. */
export function findPage(pages: readonly Page[], segments: readonly string[]): FoundPage | null {
  for (const page of pages) {
    const params = match(page.path.split('/').filter(Boolean), segments);
    if (params) return { page, params };
  }
  return null;
}

function match(pattern: readonly string[], segments: readonly string[]): PageProps['params'] | null {
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    if (part.startsWith(':') && part.endsWith('*')) {
      params[part.slice(1, -1)] = segments.slice(index).join('/');
      return params;
    }
    const segment = segments[index];
    if (segment === undefined) return null;
    if (part.startsWith(':')) params[part.slice(1)] = segment;
    else if (part !== segment) return null;
  }
  return pattern.length === segments.length ? params : null;
}

/** Fills the names of a path: 'jobs/:name' with { name } is a list of segments. */
export const segmentsOf = (path: string, params: PageProps['params']): string[] =>
  path
    .split('/')
    .filter(Boolean)
    .flatMap((part) => {
      if (!part.startsWith(':')) return [part];
      if (part.endsWith('*')) return (params[part.slice(1, -1)] ?? '').split('/').filter(Boolean);
      return [params[part.slice(1)] ?? ''];
    });
