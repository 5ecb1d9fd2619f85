import { Fragment } from 'react';
import { type FoundPage, segmentsOf } from '../pages/find-page.ts';
import type { Page } from '../pages/page.ts';
import { pages } from '../pages/registry.ts';
import { href } from '../routing/route.ts';
import { useSession } from '../store/session-context.ts';
import { frameTexts } from '../texts/frame.ts';
import { pageTitle } from './page-title.ts';

/** Workspace › page above › this page. */
export function Breadcrumb({ found }: { readonly found: FoundPage }) {
  const workspace = useSession((state) => state.frame?.workspace ?? '');
  const trail: Page[] = [];
  for (let at: Page | undefined = found.page; at; at = pages.find(({ path }) => path === at?.parent)) trail.unshift(at);
  return (
    <nav className="breadcrumb" aria-label={frameTexts.breadcrumb}>
      <ol>
        {workspace === '' || found.page.path === 'workspace' ? null : (
          <li>
            <a href={href(['workspace'])}>{workspace}</a>
          </li>
        )}
        {trail.map((page, index) => (
          <Fragment key={page.path}>
            <li>
              {index === trail.length - 1 ? (
                <span aria-current="page">{pageTitle(page, found.params)}</span>
              ) : (
                <a href={href(segmentsOf(page.path, found.params))}>{pageTitle(page, found.params)}</a>
              )}
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}
