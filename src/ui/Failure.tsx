import { downloadText } from './download-text.ts';
import type { SessionStore } from './session-store.ts';
import { texts } from './texts.ts';

/** The simulation stopped: what it said, the recording so far, and a way on. */
export function Failure({ useSession }: { readonly useSession: SessionStore }) {
  const failure = useSession((state) => state.failure);
  const recording = useSession((state) => state.recording);
  return (
    <section role="alert" className="panel">
      <h2>{texts.failed}</h2>
      <pre>{failure}</pre>
      {recording !== null ? (
        <button type="button" onClick={() => downloadText('recording.json', recording)}>
          {texts.save}
        </button>
      ) : null}
      <button type="button" className="primary" onClick={() => location.reload()}>
        {texts.reload}
      </button>
    </section>
  );
}
