import type { Page, PageProps } from '../pages/page.ts';

export const pageTitle = (page: Page, params: PageProps['params']): string =>
  typeof page.title === 'string' ? page.title : page.title(params);
