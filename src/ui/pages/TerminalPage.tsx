import { useEffect, useState } from 'react';
import { PageHeader } from '../kit/PageHeader.tsx';
import { useQuery } from '../routing/use-query.ts';
import { useDock } from '../terminal/dock-store.ts';
import { Terminals } from '../terminal/Terminals.tsx';
import { terminalTexts as texts } from '../texts/terminal.ts';
import '../terminal/terminal.css';

/** The terminals as a page; here the dock is not shown. */
export default function TerminalPage() {
  const [terminal, setTerminal] = useQuery('terminal', '');
  const [entry] = useQuery('entry', '');
  const asks = useDock((dock) => dock.focusAsks);
  const [arrivals, setArrivals] = useState(0);
  // The prompt is what this page is for, unless something else has been given the focus.
  useEffect(() => {
    if (document.activeElement === document.body) setArrivals(1);
  }, []);
  return (
    <>
      <PageHeader title={texts.title} about={texts.about} />
      <div className="terminal-page">
        <Terminals
          focusAsks={asks + arrivals}
          asked={terminal}
          pointedAt={entry === '' ? null : entry}
          onChoose={setTerminal}
        />
      </div>
    </>
  );
}
