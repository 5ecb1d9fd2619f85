import { Button } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { readKept } from '../home/use-kept.ts';
import { downloadText } from '../kit/download-text.ts';
import { SaveKept } from '../kit/SaveKept.tsx';
import { go } from '../routing/go.ts';
import { href } from '../routing/route.ts';
import { useSession } from '../store/session-context.ts';
import { failureTexts as texts } from '../texts/failure.ts';

/** The simulation stopped: what it said, the recording so far, and ways on. */
export function Failure() {
  const failure = useSession((state) => state.failure);
  const recording = useSession((state) => state.recording);
  const resumeKept = useSession((state) => state.resumeKept);
  const leave = useSession((state) => state.leave);
  const { isKept, hasAhead } = useWhatIsKept();
  return (
    <section role="alert" className="panel">
      <h1>{texts.title}</h1>
      <p>{texts.causes[failure?.cause ?? 'bug']}</p>
      <p>{isKept ? texts.kept : texts.notKept}</p>
      <pre className="output">{failure?.message}</pre>
      <div className="buttons">
        {isKept ? (
          <Button appearance="primary" onClick={() => resumeKept()}>
            {texts.goOn}
          </Button>
        ) : null}
        {hasAhead ? <Button onClick={() => resumeKept(true)}>{texts.goOnWithout}</Button> : null}
        <Button onClick={() => location.reload()}>{texts.reload}</Button>
        {recording !== null ? (
          <Button onClick={() => downloadText('recording.json', recording)}>{texts.save}</Button>
        ) : isKept ? (
          <SaveKept />
        ) : null}
        <Button
          onClick={() => {
            leave();
            go(href([]));
          }}
        >
          {texts.toHome}
        </Button>
      </div>
    </section>
  );
}

/** Whether the browser keeps a play that can go on, and whether it ends in something of which nobody saw the effect. */
function useWhatIsKept(): { readonly isKept: boolean; readonly hasAhead: boolean } {
  const [found, setFound] = useState({ isKept: false, hasAhead: false });
  useEffect(() => {
    void readKept().then((here) =>
      setFound({ isKept: here?.isThisBuild === true, hasAhead: here?.kept.recording.ahead !== undefined }),
    );
  }, []);
  return found;
}
