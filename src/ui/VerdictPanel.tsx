import { useEffect, useRef } from 'react';
import type { Verdicts } from '../session/judge.ts';
import { isoTime } from '../session/views/iso-time.ts';
import type { SessionStore } from './session-store.ts';
import { texts } from './texts.ts';

/** The verdict with a reason for every condition. Its first sentence is also read out when it comes. */
export function VerdictPanel({ useSession }: { readonly useSession: SessionStore }) {
  const verdicts = useSession((state) => state.verdicts);
  const isJudging = useSession(
    (state) => state.verdicts === null && state.briefing?.level != null && state.view?.incident?.resolvedAt != null,
  );
  return (
    <>
      <p aria-live="polite" className={verdicts || !isJudging ? 'unseen' : 'panel'}>
        {verdicts ? `${texts.verdict}: ${verdicts.status}. ${texts.statuses[verdicts.status]}` : ''}
        {isJudging ? texts.judging : ''}
      </p>
      {verdicts ? <Verdict verdicts={verdicts} /> : null}
    </>
  );
}

function Verdict({ verdicts }: { readonly verdicts: Verdicts }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []); // also brings it into view
  return (
    <section className="panel verdict" aria-labelledby="verdict-title">
      <h2 id="verdict-title" ref={heading} tabIndex={-1}>
        {texts.verdict}: <strong>{verdicts.status}</strong>
      </h2>
      <p>
        {texts.statuses[verdicts.status]} {texts.watchedUntil}{' '}
        {isoTime(verdicts.watchedUntil).slice(0, 16).replace('T', ' ')} UTC.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard */}
      <section className="table-scroll whole" aria-label={texts.reasons} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Condition</th>
              <th scope="col">Holds</th>
              <th scope="col">Reason</th>
            </tr>
          </thead>
          <tbody>
            {verdicts.oracles.map((oracle, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a condition may be asked twice; the list never changes
              <tr key={index}>
                <th scope="row">
                  {oracle.id} <span className="meta">{oracle.layer}</span>
                </th>
                <td className={oracle.held ? undefined : 'err'}>{oracle.held ? '✓ yes' : '✗ no'}</td>
                <td>{oracle.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <button type="button" onClick={() => location.reload()}>
        {texts.again}
      </button>
    </section>
  );
}
