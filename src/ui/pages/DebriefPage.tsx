import type { Verdicts } from '../../session/judge.ts';
import { formatTime } from '../kit/format-time.ts';
import { PageHeader } from '../kit/PageHeader.tsx';
import { SaveRecording } from '../kit/SaveRecording.tsx';
import { useSession } from '../store/session-context.ts';
import { debriefTexts as texts } from '../texts/debrief.ts';

/** The verdict with a reason for every condition. */
export default function DebriefPage() {
  const judging = useSession((state) => state.judging);
  return (
    <>
      <PageHeader title={texts.title}>
        <SaveRecording />
      </PageHeader>
      {judging === null ? <p className="panel">{texts.none}</p> : null}
      {judging && 'share' in judging ? <p className="panel">{texts.judging}</p> : null}
      {judging && 'verdicts' in judging ? <Verdict verdicts={judging.verdicts} /> : null}
    </>
  );
}

function Verdict({ verdicts }: { readonly verdicts: Verdicts }) {
  return (
    <section className="panel verdict" aria-labelledby="verdict-title">
      <h2 id="verdict-title">
        {texts.verdict}: <strong>{verdicts.status}</strong>
      </h2>
      <p>
        {texts.statuses[verdicts.status]} {texts.watchedUntil} {formatTime(verdicts.watchedUntil)} UTC.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard */}
      <section className="table-scroll whole" aria-label={texts.reasons} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.condition}</th>
              <th scope="col">{texts.holds}</th>
              <th scope="col">{texts.reason}</th>
            </tr>
          </thead>
          <tbody>
            {verdicts.oracles.map((oracle, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a condition may be asked twice; the list never changes
              <tr key={index}>
                <th scope="row">
                  {oracle.id} <span className="meta">{oracle.layer}</span>
                </th>
                <td className={oracle.held ? undefined : 'err'}>{oracle.held ? texts.yes : texts.no}</td>
                <td>{oracle.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
