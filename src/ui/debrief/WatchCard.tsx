import type { Verdicts } from '../../session/judge.ts';
import { timelineTexts as texts } from '../texts/debrief.ts';
import { pulseTexts } from '../texts/desk.ts';
import { CurveFigure } from './CurveFigure.tsx';

interface WatchCardProps {
  readonly verdicts: Verdicts;
  readonly p95Ms: number;
}

/** What the customers felt after the player had left. */
export const WatchCard = ({ verdicts: { endedAt, watchedUntil, watch }, p95Ms }: WatchCardProps) =>
  watch.length === 0 ? null : (
    <section className="panel" aria-labelledby="watch-title">
      <h2 id="watch-title">{texts.watch}</h2>
      <p className="meta">{texts.watchAbout}</p>
      <CurveFigure
        caption={texts.p95(pulseTexts.upTo(pulseTexts.ms(p95Ms)))}
        from={endedAt}
        to={watchedUntil}
        points={watch}
        p95Ms={p95Ms}
      />
    </section>
  );
