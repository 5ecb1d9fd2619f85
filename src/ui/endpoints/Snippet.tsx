import { Button } from '@fluentui/react-components';
import { Play16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { CopyButton } from '../kit/CopyButton.tsx';
import { useSession } from '../store/session-context.ts';
import { useCommand } from '../store/use-command.ts';
import { commonTexts } from '../texts/common.ts';
import { endpointTexts as texts } from '../texts/endpoints.ts';

interface SnippetProps {
  readonly name: string;
  readonly text: string;
  readonly about?: string;
}

/** Lines for a terminal: to copy, or to run right here. */
export function Snippet({ name, text, about }: SnippetProps) {
  const run = useCommand();
  const isReadOnly = useSession((state) => state.isReadOnly);
  const [output, setOutput] = useState<string | null>(null);
  const [isRunning, setRunning] = useState(false);
  const carryOut = async (): Promise<void> => {
    setRunning(true);
    const done = await run(text);
    setOutput(done?.output ?? commonTexts.notPossible);
    setRunning(false);
  };
  return (
    <div className="stack">
      <div className="chart-head">
        <h3>{name}</h3>
        <span>
          <CopyButton text={text} label={texts.copySnippet(name)} />
          <Button
            size="small"
            icon={<Play16Regular />}
            aria-label={texts.runSnippet(name)}
            disabled={isReadOnly || isRunning}
            onClick={() => void carryOut()}
          >
            {texts.runIt}
          </Button>
        </span>
      </div>
      {about === undefined ? null : <p className="hint">{about}</p>}
      <pre className="output snippet">{text}</pre>
      <div role="status">{isRunning ? commonTexts.commandRuns : ''}</div>
      {output === null ? null : (
        <section aria-label={texts.outputOf(name)}>
          <pre className="output">{output}</pre>
        </section>
      )}
    </div>
  );
}
