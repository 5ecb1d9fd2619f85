import { Button } from '@fluentui/react-components';
import { downloadText } from '../kit/download-text.ts';
import { useSession } from '../store/session-context.ts';
import { failureTexts } from '../texts/failure.ts';

/** The simulation stopped: what it said, the recording so far, and a way on. */
export function Failure() {
  const failure = useSession((state) => state.failure);
  const recording = useSession((state) => state.recording);
  return (
    <section role="alert" className="panel">
      <h1>{failureTexts.title}</h1>
      <p>{failureTexts.kept}</p>
      <pre className="output">{failure?.message}</pre>
      <div className="buttons">
        <Button appearance="primary" onClick={() => location.reload()}>
          {failureTexts.reload}
        </Button>
        {recording !== null ? (
          <Button onClick={() => downloadText('recording.json', recording)}>{failureTexts.save}</Button>
        ) : null}
      </div>
    </section>
  );
}
