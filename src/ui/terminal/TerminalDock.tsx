import { Button } from '@fluentui/react-components';
import { ChevronDown20Regular, ChevronUp20Regular } from '@fluentui/react-icons';
import { terminalTexts } from '../texts/terminal.ts';
import './terminal.css';
import { Terminals } from './Terminals.tsx';

interface TerminalDockProps {
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** The terminals below every page. Closed, they stay as they are. */
export default function TerminalDock({ isOpen, onToggle }: TerminalDockProps) {
  return (
    <section className={isOpen ? 'dock dock-open' : 'dock'} aria-label={terminalTexts.terminals}>
      <div className="dock-bar">
        <Button
          appearance="transparent"
          size="small"
          icon={isOpen ? <ChevronDown20Regular /> : <ChevronUp20Regular />}
          aria-expanded={isOpen}
          onClick={onToggle}
        >
          {terminalTexts.terminals}
        </Button>
      </div>
      <div hidden={!isOpen} className="dock-content">
        <Terminals />
      </div>
    </section>
  );
}
