import { CheckmarkCircle20Filled, Circle20Regular, ErrorCircle20Filled } from '@fluentui/react-icons';
import type { Verdicts } from '../../session/judge.ts';
import { formatEuro } from '../kit/format-number.ts';
import { formatSpan, formatTime } from '../kit/format-time.ts';
import { debriefTexts as texts } from '../texts/debrief.ts';

interface VerdictCardProps {
  readonly verdicts: Verdicts;
  readonly startedAt: number | undefined;
}

const LADDER = ['unresolved', 'masked', 'mitigated', 'resolved'] as const satisfies readonly Verdicts['status'][];

/** How far it got, on the ladder of all results. */
export function VerdictCard({ verdicts, startedAt }: VerdictCardProps) {
  const { status, endedAt, watchedUntil, harm } = verdicts;
  const reached = LADDER.indexOf(status);
  return (
    <section className="panel" aria-labelledby="verdict-title">
      <h2 id="verdict-title" className="verdict-title">
        {texts.verdict}: <strong>{status}</strong>
      </h2>
      <p>
        {texts.statuses[status]}{' '}
        {startedAt === undefined ? '' : texts.endedAt(formatTime(endedAt), formatSpan(endedAt - startedAt))}{' '}
        {texts.watchedUntil(formatTime(watchedUntil))}
      </p>
      {harm ? <p>{texts.harm(formatEuro(harm.total), formatTime(harm.from), formatTime(harm.to))}</p> : null}
      <ol className="ladder" aria-label={texts.ladder}>
        {LADDER.map((step, index) => {
          const Best = step === 'resolved' ? CheckmarkCircle20Filled : ErrorCircle20Filled;
          const Icon = index === reached ? Best : Circle20Regular;
          return (
            <li key={step} aria-current={index === reached ? 'step' : undefined}>
              <Icon aria-hidden="true" />
              <div>
                <strong>{step}</strong> {index === reached ? `(${texts.reached})` : null}
                <p className="meta">{texts.statuses[step]}</p>
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
