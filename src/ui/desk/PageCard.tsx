import { Button } from '@fluentui/react-components';
import { Alert20Filled, CheckmarkCircle20Regular } from '@fluentui/react-icons';
import type { IncidentView } from '../../session/views/incident-view.ts';
import { Brief } from '../kit/Brief.tsx';
import { formatMinute, formatSpan } from '../kit/format-time.ts';
import { Time } from '../kit/Time.tsx';
import { href } from '../routing/route.ts';
import { useSession } from '../store/session-context.ts';
import { deskTexts as texts } from '../texts/desk.ts';
import { Failed } from './Failed.tsx';
import { useAct } from './use-act.ts';

interface PageCardProps {
  readonly incident: IncidentView;
  readonly isOver: boolean;
}

/** The page: what fired, how bad it is, who has it, and where to look. */
export function PageCard({ incident, isOver }: PageCardProps) {
  const { id, title, severity, pagedAt, acknowledgedAt, resolvedAt, text, earlier } = incident;
  const { act, isBusy, isBlocked, failed } = useAct();
  const isRinging = acknowledgedAt === null && !isOver;
  return (
    <section className={isRinging ? 'panel page-card alarm' : 'panel page-card'} aria-labelledby="incident-title">
      <h2 id="incident-title">
        {isRinging ? (
          <Alert20Filled aria-label={texts.alarm} className="err" />
        ) : (
          <CheckmarkCircle20Regular aria-hidden="true" />
        )}{' '}
        {id} · {texts.severity(severity)} · {title}
      </h2>
      <p className="meta">
        {texts.paged} <Time at={pagedAt} /> ·{' '}
        {acknowledgedAt === null
          ? texts.notAcknowledged
          : texts.acknowledgedAfter(formatSpan(acknowledgedAt - pagedAt))}
        {resolvedAt === null ? '' : ` · ${texts.resolvedAt(formatMinute(resolvedAt))}`}
      </p>
      <p className="page-text">{text.trim()}</p>
      {isRinging ? (
        <div className="buttons">
          <Button
            appearance="primary"
            size="large"
            title="pager ack"
            disabled={isBusy || isBlocked}
            onClick={() => void act('pager ack')}
          >
            {texts.acknowledge}
          </Button>
        </div>
      ) : null}
      <Failed text={failed} />
      <WhereToLook endpoint={incident.endpoint} />
      <Briefing />
      {earlier.length === 0 ? null : (
        <details>
          <summary>{texts.earlier}</summary>
          <ul className="notes">
            {earlier.map((one) => (
              <li key={one.id}>
                {one.id} · {one.title} · {texts.paged} {formatMinute(one.pagedAt)} ·{' '}
                {one.resolvedAt === null ? texts.stillOpen : texts.resolvedAt(formatMinute(one.resolvedAt))}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Briefing() {
  const briefing = useSession((state) => state.briefing);
  return briefing ? (
    <details className="briefing">
      <summary>{texts.briefing}</summary>
      <Brief text={briefing.brief} />
    </details>
  ) : null;
}

const WhereToLook = ({ endpoint }: { readonly endpoint: string }) => (
  <nav aria-label={texts.links} className="link-row">
    <a href={href(['endpoints', endpoint], { tab: 'monitoring' })}>{texts.monitoring(endpoint)}</a>
    <a href={href(['endpoints', endpoint], { tab: 'logs' })}>{texts.logs(endpoint)}</a>
    <a href={href(['activity'])}>{texts.activity}</a>
    <a href={href(['repository'], { tab: 'history' })}>{texts.history}</a>
  </nav>
);
