import { UnreadMark } from '../channels/UnreadMark.tsx';
import type { Page } from '../pages/page.ts';
import { pages } from '../pages/registry.ts';
import { href } from '../routing/route.ts';
import { frameTexts } from '../texts/frame.ts';
import { pageTitle } from './page-title.ts';

const SECTIONS = (['operate', 'authoring', 'assets', 'manage'] as const).filter((section) =>
  pages.some((page) => page.nav?.section === section),
);

interface SideNavProps {
  readonly current: Page | null;
  readonly onGo?: () => void;
}

/** The pages, grouped as in the studio. */
export function SideNav({ current, onGo }: SideNavProps) {
  return (
    <nav className="side-nav" aria-label={frameTexts.navigation}>
      {SECTIONS.map((section) => (
        <section key={section} aria-labelledby={`nav-${section}`}>
          <h2 id={`nav-${section}`}>{frameTexts.sections[section]}</h2>
          <ul>
            {pages
              .filter((page) => page.nav?.section === section)
              .map((page) => (
                <li key={page.path}>
                  <NavLink page={page} isCurrent={isWithin(current, page)} {...(onGo ? { onGo } : {})} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function NavLink({ page, isCurrent, onGo }: { page: Page; isCurrent: boolean; onGo?: () => void }) {
  const Icon = page.nav?.icon;
  return (
    <a href={href([page.path])} aria-current={isCurrent ? 'page' : undefined} onClick={onGo}>
      {Icon ? <Icon aria-hidden="true" /> : null} {pageTitle(page, {})}
      {page.path === 'channels' ? <UnreadMark /> : null}
    </a>
  );
}

/** Whether a page is this one or below it. */
function isWithin(current: Page | null, page: Page): boolean {
  for (let at: Page | undefined = current ?? undefined; at; at = pages.find(({ path }) => path === at?.parent))
    if (at.path === page.path) return true;
  return false;
}
