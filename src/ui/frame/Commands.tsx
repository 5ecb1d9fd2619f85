import { Button, Popover, PopoverSurface, PopoverTrigger } from '@fluentui/react-components';
import { Flash20Regular } from '@fluentui/react-icons';
import { Time } from '../kit/Time.tsx';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { frameTexts } from '../texts/frame.ts';

/** What the page's buttons did, newest first: each as the command it typed, and what that printed. */
export default function Commands() {
  const commands = useView('page-commands', {}) ?? [];
  const running = commands.filter(({ exitCode }) => exitCode === null).length;
  const label = running === 0 ? frameTexts.commands : `${frameTexts.commands}: ${frameTexts.commandsRunning(running)}`;
  return (
    <Popover trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button appearance="transparent" icon={<Flash20Regular />} aria-label={label} title={label}>
          {running === 0 ? null : running}
        </Button>
      </PopoverTrigger>
      <PopoverSurface aria-label={frameTexts.commands} className="commands">
        <h2>{frameTexts.commands}</h2>
        {commands.length === 0 ? <p className="meta">{frameTexts.noCommands}</p> : null}
        <ol>
          {commands.toReversed().map(({ id, line, output, exitCode, startedAt }) => (
            <li key={id}>
              <p className="meta">
                <Time at={startedAt} /> ·{' '}
                {exitCode === null
                  ? commonTexts.commandRuns
                  : exitCode === 0
                    ? commonTexts.commandDone
                    : commonTexts.commandFailed(exitCode)}
              </p>
              <code>{line}</code>
              {output === '' ? null : (
                <details open={exitCode !== null && exitCode !== 0}>
                  <summary>{commonTexts.output}</summary>
                  <pre className="output">{output}</pre>
                </details>
              )}
            </li>
          ))}
        </ol>
      </PopoverSurface>
    </Popover>
  );
}
