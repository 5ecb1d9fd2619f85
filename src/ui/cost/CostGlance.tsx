import type { CostView } from '../../session/views/cost-view.ts';
import { StatCard } from '../business/StatCard.tsx';
import { formatEuroCents, formatPercent } from '../kit/format-number.ts';
import { commonTexts } from '../texts/common.ts';
import { costTexts as texts } from '../texts/cost.ts';
import { costsByDay } from './cost-groups.ts';

const DAY = 86_400_000;

/** Today, yesterday and the days before, each against the budget. */
export function CostGlance({ view }: { readonly view: CostView }) {
  const { days, perDay, now } = view;
  const costs = costsByDay(view);
  const today = costs.at(-1) ?? 0;
  const closed = costs.slice(0, -1);
  const yesterday = closed.at(-1) ?? null;
  const mean = closed.length === 0 ? null : closed.reduce((sum, cost) => sum + cost, 0) / closed.length;
  const passed = (now - (days.at(-1) ?? 0)) / DAY;
  const budget = (cost: number | null): string =>
    perDay === 0 || cost === null
      ? texts.noBudget
      : texts.ofBudget(formatPercent(cost / perDay), formatEuroCents(perDay));
  const isOver = (cost: number | null): boolean => perDay > 0 && cost !== null && cost > perDay;
  return (
    <section className="glance" aria-label={texts.title}>
      <StatCard
        title={texts.today}
        value={formatEuroCents(today)}
        isBad={isOver(today)}
        about={budget(today)}
        facts={passed > 0 ? [[texts.atThisRate, formatEuroCents(today / passed)]] : []}
      />
      <StatCard
        title={texts.yesterday}
        value={show(yesterday)}
        isBad={isOver(yesterday)}
        about={budget(yesterday)}
        facts={[]}
      />
      <StatCard
        title={texts.mean(closed.length)}
        value={show(mean)}
        isBad={isOver(mean)}
        about={budget(mean)}
        facts={[
          [texts.most, show(closed.length === 0 ? null : Math.max(...closed))],
          ...(perDay === 0 ? [] : [[texts.daysOver, String(closed.filter(isOver).length)] as const]),
        ]}
      />
    </section>
  );
}

const show = (cost: number | null): string => (cost === null ? commonTexts.none : formatEuroCents(cost));
