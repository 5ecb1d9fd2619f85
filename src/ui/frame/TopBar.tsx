import { Button } from '@fluentui/react-components';
import { Navigation20Regular, QuestionCircle20Regular, Search20Regular } from '@fluentui/react-icons';
import { lazy, Suspense } from 'react';
import { loadAgain } from '../kit/load-again.ts';
import { href } from '../routing/route.ts';
import { useSession } from '../store/session-context.ts';
import { frameTexts } from '../texts/frame.ts';
import { Clock } from './Clock.tsx';
import { IncidentChip } from './IncidentChip.tsx';
import { LeaveButton } from './LeaveButton.tsx';

// What opens a surface brings the machinery to place it: not needed before the first page stands.
const Commands = lazy(loadAgain(() => import('./Commands.tsx')));
const ThemeMenu = lazy(loadAgain(() => import('./ThemeMenu.tsx')));

interface TopBarProps {
  readonly isMenuOpen: boolean;
  readonly onMenu: () => void;
  readonly onPalette: () => void;
  readonly onHelp: () => void;
}

/** Product, workspace, incident, clock and tools. */
export function TopBar({ isMenuOpen, onMenu, onPalette, onHelp }: TopBarProps) {
  const isPlaying = useSession((state) => state.stage === 'playing');
  const workspace = useSession((state) => state.frame?.workspace ?? '');
  return (
    <header className="top-bar">
      {isPlaying ? (
        <Button
          className="menu-button"
          appearance="transparent"
          icon={<Navigation20Regular />}
          aria-label={frameTexts.menu}
          aria-expanded={isMenuOpen}
          onClick={onMenu}
        />
      ) : null}
      <a className="product" href={href([])}>
        {frameTexts.product}
      </a>
      {isPlaying ? (
        <>
          <a className="chip" href={href(['workspace'])} title={frameTexts.workspace}>
            {workspace}
          </a>
          <IncidentChip />
          <Clock />
        </>
      ) : null}
      <div className="tools">
        <Suspense fallback={<span className="tool-to-come" />}>{isPlaying ? <Commands /> : null}</Suspense>
        <Button
          appearance="transparent"
          icon={<Search20Regular />}
          aria-label={frameTexts.palette}
          title={`${frameTexts.palette} (${frameTexts.paletteHint})`}
          onClick={onPalette}
        />
        <Suspense fallback={<span className="tool-to-come" />}>
          <ThemeMenu />
        </Suspense>
        <Button
          appearance="transparent"
          icon={<QuestionCircle20Regular />}
          aria-label={frameTexts.shortcuts}
          title={`${frameTexts.shortcuts} (?)`}
          onClick={onHelp}
        />
        {isPlaying ? <LeaveButton /> : null}
      </div>
    </header>
  );
}
