import type { EndpointPulse } from '../../session/views/endpoint-pulse-view.ts';
import type { CurvePoint } from '../../session/views/slo-curve.ts';
import { Sparkline } from '../charts/Sparkline.tsx';
import { minuteText } from '../charts/use-time-range.ts';
import { formatPercent } from '../kit/format-number.ts';
import { formatMinute } from '../kit/format-time.ts';
import { PinButton } from '../kit/PinButton.tsx';
import { href } from '../routing/route.ts';
import { useSession } from '../store/session-context.ts';
import { commonTexts } from '../texts/common.ts';
import { pulseTexts as texts } from '../texts/desk.ts';

interface PulseCardProps {
  readonly endpoint: string;
  readonly pulse: EndpointPulse | null | undefined;
}

const BEFORE = 3_600_000;

/** What the endpoint's customers feel: three small lines with what was promised, and a pin for each. */
export function PulseCard({ endpoint, pulse }: PulseCardProps) {
  return (
    <section className="panel" aria-labelledby="pulse-title" aria-busy={pulse === undefined}>
      <h2 id="pulse-title">
        <a href={href(['endpoints', endpoint], { tab: 'monitoring' })}>{texts.title(endpoint)}</a>
      </h2>
      <p className="meta">{texts.about}</p>
      {pulse ? <Lines endpoint={endpoint} pulse={pulse} /> : null}
      {pulse === undefined ? <p role="status">{commonTexts.loading}</p> : null}
      {pulse === null ? <p>{commonTexts.notFound}</p> : null}
    </section>
  );
}

interface Line {
  readonly name: string;
  readonly of: (point: CurvePoint) => number | null;
  readonly show: (value: number) => string;
  readonly now: number | null;
  readonly promise: string;
  readonly isKept: boolean | null; // null: nothing was promised
}

function linesOf({ now, objective, points }: EndpointPulse): Line[] {
  const allowed = 1 - objective.availability;
  return [
    {
      name: texts.p95,
      of: ({ p95 }) => p95,
      show: texts.ms,
      now: now.p95,
      promise: texts.upTo(texts.ms(objective.p95Ms)),
      isKept: (now.p95 ?? 0) <= objective.p95Ms,
    },
    {
      name: texts.unanswered,
      of: ({ unanswered }) => unanswered,
      show: formatPercent,
      now: now.unanswered,
      promise: texts.upTo(formatPercent(allowed)),
      isKept: now.unanswered <= allowed,
    },
    {
      name: texts.calls,
      of: ({ callsPerSecond }) => callsPerSecond,
      show: texts.perSecond,
      now: points.at(-1)?.callsPerSecond ?? null,
      promise: texts.noObjective,
      isKept: null,
    },
  ];
}

function Lines({ endpoint, pulse }: { readonly endpoint: string; readonly pulse: EndpointPulse }) {
  const minute = useSession(({ frame }) => Math.floor((frame?.now ?? 0) / 60_000) * 60_000);
  const link = href(['endpoints', endpoint], {
    tab: 'monitoring',
    from: minuteText(minute - BEFORE),
    to: minuteText(minute),
  });
  return (
    <ul className="pulse">
      {linesOf(pulse).map(({ name, of, show, now, promise, isKept }) => {
        const value = now === null ? commonTexts.none : show(now);
        return (
          <li key={name}>
            <span className="pulse-name">
              <strong>{name}</strong>
              <span className={isKept === false ? 'err' : 'meta'}>
                {texts.objective}: {promise}
                {isKept === null ? '' : ` · ${isKept ? `✓ ${texts.met}` : `✗ ${texts.missed}`}`}
              </span>
            </span>
            <Sparkline
              label={name}
              values={pulse.points.map(of)}
              show={show}
              tone={isKept === false ? 'bad' : 'plain'}
            />
            <PinButton link={link} note={texts.pinned(name, value, formatMinute(minute))} />
          </li>
        );
      })}
    </ul>
  );
}
