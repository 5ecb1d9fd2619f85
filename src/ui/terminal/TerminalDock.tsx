import { Button } from '@fluentui/react-components';
import {
  Add20Regular,
  ChevronDown20Regular,
  ChevronUp20Regular,
  FullScreenMaximize20Regular,
  Subtract20Regular,
} from '@fluentui/react-icons';
import type { CSSProperties, ReactElement } from 'react';
import { go } from '../routing/go.ts';
import { href } from '../routing/route.ts';
import { terminalTexts as texts } from '../texts/terminal.ts';
import { DockEdge, HEIGHT_STEP } from './DockEdge.tsx';
import { useDock } from './dock-store.ts';
import './terminal.css';
import { Terminals } from './Terminals.tsx';
import { useTerminalMemory } from './terminal-memory.ts';
import { useDockPadding } from './use-dock-padding.ts';

const CONTENT = 'dock-content';

/** The terminals below every page. Closed, they stay as they are. */
export default function TerminalDock() {
  const { isOpen, height, focusAsks, toggle, resize } = useDock();
  const memory = useTerminalMemory();
  const dock = useDockPadding();
  return (
    <section ref={dock} className={isOpen ? 'dock dock-open' : 'dock'} aria-label={texts.terminals}>
      {isOpen ? <DockEdge controls={CONTENT} /> : null}
      <div className="dock-bar">
        <Button
          appearance="transparent"
          size="small"
          icon={isOpen ? <ChevronDown20Regular /> : <ChevronUp20Regular />}
          aria-expanded={isOpen}
          aria-controls={CONTENT}
          title={isOpen ? texts.hide : texts.show}
          onClick={toggle}
        >
          {texts.terminals}
        </Button>
        {isOpen ? (
          <div className="dock-tools">
            <DockTool
              className="dock-height"
              label={texts.shorter}
              icon={<Subtract20Regular />}
              onClick={() => resize(height - 2 * HEIGHT_STEP)}
            />
            <DockTool
              className="dock-height"
              label={texts.taller}
              icon={<Add20Regular />}
              onClick={() => resize(height + 2 * HEIGHT_STEP)}
            />
            <DockTool
              label={texts.wholePage}
              icon={<FullScreenMaximize20Regular />}
              onClick={() => go(href(['terminal'], { terminal: memory.chosen ?? '' }))}
            />
          </div>
        ) : null}
      </div>
      <div
        id={CONTENT}
        hidden={!isOpen}
        className="dock-content"
        style={{ '--dock-height': `${height}px` } as CSSProperties}
      >
        <Terminals focusAsks={focusAsks} pointedAt={null} />
      </div>
    </section>
  );
}

interface DockToolProps {
  readonly className?: string;
  readonly label: string;
  readonly icon: ReactElement;
  readonly onClick: () => void;
}

const DockTool = ({ className = '', label, icon, onClick }: DockToolProps) => (
  <Button
    className={className}
    appearance="transparent"
    size="small"
    icon={icon}
    aria-label={label}
    title={label}
    onClick={onClick}
  />
);
