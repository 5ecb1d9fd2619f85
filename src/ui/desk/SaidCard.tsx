import type { IncidentNote } from '../../session/views/incident-view.ts';
import { formatMinute } from '../kit/format-time.ts';
import { reportTexts, sayingTexts as texts } from '../texts/desk.ts';

/** What was said about the incident, and when. */
export const SaidCard = ({ notes }: { readonly notes: readonly IncidentNote[] }) => (
  <section className="panel" aria-labelledby="said-title">
    <h2 id="said-title">{texts.said}</h2>
    {notes.length === 0 ? <p className="empty">{texts.nothing}</p> : null}
    <ul className="notes">
      {notes.map((note, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: notes are only ever appended
        <li key={index}>
          <Note {...note} />
        </li>
      ))}
    </ul>
  </section>
);

function Note({ at, kind, text, parts }: IncidentNote) {
  const pins = parts?.pins.map((n) => `#${n}`) ?? [];
  return (
    <>
      <span className="numbers">{formatMinute(at)}</span> {texts.kinds[kind]}
      {text === '' ? '' : `: ${text}`}
      {parts ? (
        <dl className="parts">
          <dt>{reportTexts.cause}</dt>
          <dd>{parts.cause}</dd>
          <dt>{reportTexts.evidence}</dt>
          <dd>{[...pins, parts.evidence].filter((one) => one !== '').join(', ')}</dd>
          <dt>{reportTexts.prevention}</dt>
          <dd>{parts.prevention}</dd>
        </dl>
      ) : null}
    </>
  );
}
