import { ProgressBar } from '@fluentui/react-components';
import type { EndpointPulse } from '../../session/views/endpoint-pulse-view.ts';
import { formatPercent } from '../kit/format-number.ts';
import { formatSpan } from '../kit/format-time.ts';
import { commonTexts } from '../texts/common.ts';
import { pulseTexts as texts } from '../texts/desk.ts';

const DAY = 86_400_000;

/** What is left of the error budget, and how fast it burns. */
export function BudgetCard({ pulse }: { readonly pulse: EndpointPulse | null | undefined }) {
  if (pulse === null) return null;
  return (
    <section className="panel" aria-labelledby="budget-title" aria-busy={pulse === undefined}>
      <h2 id="budget-title">{texts.budget}</h2>
      {pulse === undefined ? <p role="status">{commonTexts.loading}</p> : <Budget {...pulse.budget} />}
    </section>
  );
}

function Budget({ burnt, days, burn }: EndpointPulse['budget']) {
  const left = Math.max(0, 1 - burnt);
  const rate = burn[0]?.rate ?? 0;
  const isGone = left === 0;
  return (
    <>
      <ProgressBar
        aria-label={texts.budget}
        value={left}
        thickness="large"
        color={left < 0.25 ? 'error' : 'brand'}
        className="budget-bar"
      />
      <p className={isGone ? 'err' : undefined}>
        {isGone ? texts.budgetGone(days) : texts.budgetLeft(formatPercent(left), days)}
      </p>
      {rate > 1 && !isGone ? <p className="err">{texts.gone(formatSpan((left * days * DAY) / rate))}</p> : null}
      <table className="burn">
        <caption>{texts.burnAbout}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.span}</th>
            <th scope="col" className="number">
              {texts.unansweredShort}
            </th>
            <th scope="col" className="number">
              {texts.burn}
            </th>
          </tr>
        </thead>
        <tbody>
          {burn.map((one) => (
            <tr key={one.hours}>
              <th scope="row">{texts.hours(one.hours)}</th>
              <td className="number">{formatPercent(one.unanswered)}</td>
              <td className={one.rate > 1 ? 'number err' : 'number'}>{texts.rate(one.rate)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
