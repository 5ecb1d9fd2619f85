import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { loadAgain } from '../kit/load-again.ts';
import { findPage } from '../pages/find-page.ts';
import { pages } from '../pages/registry.ts';
import { href } from '../routing/route.ts';
import { useRoute } from '../routing/use-route.ts';
import { useSession } from '../store/session-context.ts';
import { useDock } from '../terminal/dock-store.ts';
import { commonTexts } from '../texts/common.ts';
import { failureTexts } from '../texts/failure.ts';
import { frameTexts } from '../texts/frame.ts';
import { Boundary } from './Boundary.tsx';
import { Breadcrumb } from './Breadcrumb.tsx';
import { BrokenPage } from './BrokenPage.tsx';
import { Failure } from './Failure.tsx';
import { NoPage } from './NoPage.tsx';
import { pageTitle } from './page-title.ts';
import { SideNav } from './SideNav.tsx';
import { Standing } from './Standing.tsx';
import { TopBar } from './TopBar.tsx';
import './frame.css';
import { focusMain, useFoundFocus } from './use-found-focus.ts';
import { useShortcuts } from './use-shortcuts.ts';

const NeedsPlay = lazy(loadAgain(() => import('./NeedsPlay.tsx')));
const Palette = lazy(loadAgain(() => import('./Palette.tsx')));
const Shortcuts = lazy(loadAgain(() => import('./Shortcuts.tsx')));
const TerminalDock = lazy(loadAgain(() => import('../terminal/TerminalDock.tsx')));

/** Everything around the pages: top bar, navigation, breadcrumb, terminal dock, dialogs, footer. */
export function Shell() {
  const { segments } = useRoute();
  const found = useMemo(() => findPage(pages, segments), [segments]);
  const isPlaying = useSession((state) => state.stage === 'playing');
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const isTerminalPage = found?.page.path === 'terminal'; // it has the terminals itself
  const acts = useMemo(
    () => ({
      onPalette: () => setOpen('palette'),
      onHelp: () => setOpen('shortcuts'),
      onTerminal: () => (isTerminalPage ? useDock.getState().ask() : useDock.getState().toggle()),
    }),
    [isTerminalPage],
  );
  useShortcuts(acts);
  useFoundFocus(segments.join('/'));
  useTitle(found ? pageTitle(found.page, found.params) : frameTexts.noSuchPage);
  return (
    <div className={isPlaying ? 'shell shell-playing' : 'shell'}>
      <button type="button" className="skip-link" onClick={focusMain}>
        {frameTexts.skip}
      </button>
      <TopBar
        isMenuOpen={isMenuOpen}
        onMenu={() => setMenuOpen(!isMenuOpen)}
        onPalette={acts.onPalette}
        onHelp={acts.onHelp}
      />
      <div className={isMenuOpen ? 'middle menu-open' : 'middle'}>
        {isPlaying ? <SideNav current={found?.page ?? null} onGo={() => setMenuOpen(false)} /> : null}
        <div className="work">
          <Standing />
          <main id="main" tabIndex={-1}>
            {isPlaying && found?.page.needsPlay ? <Breadcrumb found={found} /> : null}
            <Content />
          </main>
          <footer className="bottom">
            {frameTexts.footer} <a href={href(['notices'])}>{frameTexts.notices}</a>
          </footer>
        </div>
      </div>
      {isPlaying && !isTerminalPage ? (
        <Boundary instead={({ message }) => <p role="alert">{`${failureTexts.terminalMissing} ${message}`}</p>}>
          <Suspense fallback={null}>
            <TerminalDock />
          </Suspense>
        </Boundary>
      ) : null}
      <Overlay open={open} onClose={() => setOpen(null)} />
    </div>
  );
}

interface OverlayProps {
  readonly open: 'palette' | 'shortcuts' | null;
  readonly onClose: () => void;
}

const Overlay = ({ open, onClose }: OverlayProps) => (
  <Boundary key={open} instead={(error) => <BrokenPage error={error} onAgain={onClose} />}>
    <Suspense fallback={null}>
      {open === 'palette' ? <Palette onClose={onClose} /> : null}
      {open === 'shortcuts' ? <Shortcuts onClose={onClose} /> : null}
    </Suspense>
  </Boundary>
);

/** The page of the address, or why there is none. */
function Content() {
  const { segments } = useRoute();
  const stage = useSession((state) => state.stage);
  const found = findPage(pages, segments);
  if (stage === 'failed') return <Failure />;
  if (!found) return <NoPage title={frameTexts.noSuchPage} hint={frameTexts.noSuchPageHint} />;
  if (found.page.needsPlay && stage === 'loading') return <p role="status">{frameTexts.starting}…</p>;
  const isMissing = found.page.needsPlay && stage === 'idle';
  const Component = isMissing ? NeedsPlay : found.page.Component;
  const key = `${isMissing} ${found.page.instance ?? found.page.path + JSON.stringify(found.params)}`;
  return (
    <Boundary key={key} instead={(error, again) => <BrokenPage error={error} onAgain={again} />}>
      <Suspense fallback={<p role="status">{commonTexts.loading}</p>}>
        <Component params={found.params} />
      </Suspense>
    </Boundary>
  );
}

function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${frameTexts.product}`;
  }, [title]);
}
