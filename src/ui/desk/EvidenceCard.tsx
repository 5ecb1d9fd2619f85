import { Button } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons';
import type { Pin } from '../../session/views/incident-view.ts';
import { Time } from '../kit/Time.tsx';
import { evidenceTexts as texts } from '../texts/desk.ts';
import { Failed } from './Failed.tsx';
import { useAct } from './use-act.ts';

interface EvidenceCardProps {
  readonly pins: readonly Pin[];
  readonly isOver: boolean;
}

/** What was pinned: each leads back to what was seen. */
export function EvidenceCard({ pins, isOver }: EvidenceCardProps) {
  const { act, isBusy, isBlocked, failed } = useAct();
  return (
    <section className="panel" aria-labelledby="evidence-title">
      <h2 id="evidence-title">{texts.evidence}</h2>
      <p className="meta">{texts.evidenceAbout}</p>
      {pins.length === 0 ? <p className="empty">{texts.noEvidence}</p> : null}
      <ol className="pins">
        {pins.map(({ n, at, link, note }) => (
          <li key={n}>
            <span className="pin-number">#{n}</span>
            <div>
              <a href={link}>{note === '' ? placeOf(link) : note}</a>
              <p className="hint">
                {note === '' ? '' : `${placeOf(link)} · `}
                {texts.pinnedAt} <Time at={at} />
              </p>
            </div>
            {isOver ? null : (
              <Button
                appearance="subtle"
                size="small"
                icon={<Dismiss16Regular />}
                aria-label={texts.remove(n)}
                title={`pager unpin ${n}`}
                disabled={isBusy || isBlocked}
                onClick={() => void act(`pager unpin ${n}`)}
              />
            )}
          </li>
        ))}
      </ol>
      <Failed text={failed} />
    </section>
  );
}

/** '#/endpoints/checkout-risk?tab=logs' → 'endpoints › checkout-risk › logs' */
function placeOf(link: string): string {
  const [path = '', query = ''] = link.replace(/^#\//, '').split('?', 2);
  const tab = new URLSearchParams(query).get('tab');
  return [...path.split('/').map(decode), tab ?? ''].filter((part) => part !== '').join(' › ');
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
