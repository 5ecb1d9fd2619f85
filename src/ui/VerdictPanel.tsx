import { downloadText } from './download-text.ts';
import type { SessionStore } from './session-store.ts';
import { texts } from './texts.ts';

/** The verdict with a reason for every condition. */
export function VerdictPanel({ useSession }: { readonly useSession: SessionStore }) {
  const verdicts = useSession((state) => state.verdicts);
  const recording = useSession((state) => state.recording);
  const isResolved = useSession((state) => state.view?.incident?.resolvedAt != null);
  if (!verdicts) return isResolved ? <p role="status">{texts.judging}</p> : null;
  return (
    <section className="panel verdict" aria-labelledby="verdict-title">
      <h2 id="verdict-title">
        {texts.verdict}: <strong>{verdicts.status}</strong>
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Layer</th>
            <th scope="col">Condition</th>
            <th scope="col">Holds</th>
            <th scope="col">Reason</th>
          </tr>
        </thead>
        <tbody>
          {verdicts.oracles.map((oracle) => (
            <tr key={oracle.id}>
              <td>{oracle.layer}</td>
              <td>{oracle.id}</td>
              <td>{oracle.held ? '✓ yes' : '✗ no'}</td>
              <td>{oracle.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {recording !== null ? (
        <button type="button" onClick={() => downloadText('recording.json', recording)}>
          {texts.save}
        </button>
      ) : null}
    </section>
  );
}
