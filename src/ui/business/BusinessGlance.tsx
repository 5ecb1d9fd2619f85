import type { BusinessPoint, BusinessView } from '../../session/views/business-view.ts';
import { formatCount, formatEuro, formatPercent } from '../kit/format-number.ts';
import { formatMinute, formatSpan } from '../kit/format-time.ts';
import { businessTexts as texts } from '../texts/business.ts';
import { IncidentCostCard } from './IncidentCostCard.tsx';
import { StatCard } from './StatCard.tsx';

const DAY = 24 * 3_600_000;

/** The four numbers somebody on call looks at first. */
export function BusinessGlance({ view }: { readonly view: BusinessView }) {
  const last = view.hours.at(-1) ?? null;
  return (
    <section className="glance" aria-label={texts.glance}>
      <IncidentCostCard cost={view.incident} />
      <BudgetCard budget={view.budget} />
      <FallbackCard last={last} open={view.open} />
      <ReviewCard view={view} last={last} />
    </section>
  );
}

function BudgetCard({ budget }: Pick<BusinessView, 'budget'>) {
  const { burnt, badRequests, allowedRequests, days, objective, burn } = budget;
  const rate = burn[0]?.rate ?? 0;
  const left = ((1 - burnt) * days * DAY) / (rate === 0 ? 1 : rate);
  const isMissed = burnt >= 1;
  return (
    <StatCard
      title={texts.budget}
      value={formatPercent(Math.max(0, 1 - burnt))}
      isBad={isMissed}
      about={objective === null ? texts.noObjective : texts.budgetOf(days, `${Number((objective * 100).toFixed(3))} %`)}
      facts={[
        [texts.unanswered, texts.ofAllowed(formatCount(badRequests), formatCount(allowedRequests))],
        ...burn.map(({ hours, rate: each }) => [texts.burn(hours), texts.times(each.toFixed(1))] as const),
        [texts.lasts, isMissed ? texts.budgetMissed : rate <= 1 ? texts.forEver : formatSpan(left)],
      ]}
    />
  );
}

interface FallbackCardProps {
  readonly last: BusinessPoint | null;
  readonly open: BusinessPoint | null;
}

function FallbackCard({ last, open }: FallbackCardProps) {
  return (
    <StatCard
      title={texts.fallback}
      value={open ? formatPercent(shareOf(open)) : texts.none}
      isBad={open !== null && shareOf(open) > 0.01}
      about={open ? texts.openPart(formatMinute(open.at)) : ''}
      facts={[
        ...(open
          ? [[texts.soFarOrders, texts.ordersOf(formatCount(open.fallbackOrders), formatCount(open.orders))] as const]
          : []),
        ...(open ? [[texts.fallbackPart, texts.soFar(formatEuro(open.fallbackCost))] as const] : []),
        [
          last ? texts.lastClosed(formatMinute(last.at)) : texts.lastClosed(texts.none),
          last ? lastText(last) : texts.none,
        ],
      ]}
      hint={texts.fallbackHint}
    />
  );
}

const shareOf = ({ orders, fallbackOrders }: BusinessPoint): number => (orders === 0 ? 0 : fallbackOrders / orders);

const lastText = (last: BusinessPoint): string =>
  `${formatPercent(shareOf(last))}, ${texts.ordersOf(formatCount(last.fallbackOrders), formatCount(last.orders))}`;

function ReviewCard({ view, last }: { readonly view: BusinessView; readonly last: BusinessPoint | null }) {
  const { open, reviewsPerDay } = view;
  const isToday = last !== null && (open === null || Math.floor(last.at / DAY) === Math.floor(open.at / DAY));
  const today = open?.reviewsOfDay ?? (isToday ? last.reviewsOfDay : 0);
  const before = view.dayBefore.at(-1) ?? null;
  return (
    <StatCard
      title={texts.reviews}
      value={texts.reviewsOf(formatCount(today), formatCount(reviewsPerDay))}
      isBad={today > reviewsPerDay}
      about={formatPercent(today / reviewsPerDay)}
      facts={[
        [texts.sameTimeBefore, before ? formatCount(before.reviewsOfDay) : texts.unknown],
        ...(open ? [[texts.openPart(formatMinute(open.at)), formatCount(open.reviewed)] as const] : []),
      ]}
      hint={texts.reviewsHint}
    />
  );
}
