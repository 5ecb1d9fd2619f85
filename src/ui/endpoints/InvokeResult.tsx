import type { PageCommand } from '../../session/views/page-commands-view.ts';
import { CopyButton } from '../kit/CopyButton.tsx';
import { endpointTexts as texts } from '../texts/endpoints.ts';
import { readInvoke } from './read-invoke.ts';

/** What came back: status, how long it took, headers as far as the command prints them, and the body. */
export function InvokeResult({ done }: { readonly done: PageCommand }) {
  const answer = readInvoke(done.output, done.exitCode ?? 1);
  if (!answer)
    return (
      <>
        <b className="err">{texts.refused}</b>
        <pre className="output">{done.output}</pre>
      </>
    );
  const took = done.endedAt === null ? null : done.endedAt - done.startedAt;
  return (
    <>
      <p className={answer.status === 200 ? undefined : 'err'}>
        <b>
          {answer.status} {answer.reason}
        </b>{' '}
        {took === null ? null : <span className="meta numbers">{texts.answered(took)}</span>}
      </p>
      {answer.headers.length === 0 ? null : (
        <>
          <h3>{texts.headers}</h3>
          <pre className="output">{answer.headers.map((header) => header.join(': ')).join('\n')}</pre>
        </>
      )}
      <div className="chart-head">
        <h3>{texts.body}</h3>
        <CopyButton text={answer.body} label={texts.copyBody} />
      </div>
      <pre className="output">{answer.body}</pre>
    </>
  );
}
