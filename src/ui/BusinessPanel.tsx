import type { BusinessView } from '../session/views/business-view.ts';
import { texts } from './texts.ts';

const euro = (micro: number): string => `€${Math.round(micro / 1_000_000).toLocaleString('en-GB')}`;
const percent = (share: number): string => `${(share * 100).toFixed(share < 0.1 ? 2 : 1)} %`;

/** What the incident costs, by the hour. */
export function BusinessPanel({ business }: { readonly business: BusinessView }) {
  return (
    <section className="panel" aria-labelledby="money-title">
      <h2 id="money-title">{texts.money}</h2>
      <dl>
        <dt>Error budget left (28 days, 99.9 %)</dt>
        <dd>{percent(Math.max(0, 1 - business.budgetBurnt))}</dd>
        <dt>Cost of fallback decisions in the last 24 hours</dt>
        <dd>{euro(business.fallbackCost)}</dd>
        <dt>Orders decided by the fallback rule in the last hour</dt>
        <dd>{percent(business.fallbackShareLastHour)}</dd>
      </dl>
    </section>
  );
}
