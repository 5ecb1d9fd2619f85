import type { IncidentCost } from '../../session/views/incident-cost.ts';
import { formatCount, formatEuro } from '../kit/format-number.ts';
import { formatMinute } from '../kit/format-time.ts';
import { businessTexts as texts } from '../texts/business.ts';
import { StatCard } from './StatCard.tsx';

/** What the incident has cost, with the open hour told apart. */
export function IncidentCostCard({ cost }: { readonly cost: IncidentCost | null }) {
  if (cost === null)
    return <StatCard title={texts.noIncident} value={texts.none} facts={[]} hint={texts.noIncidentHint} />;
  const { open, closedHours } = cost;
  const closed = cost.fallbackCost + cost.overflowCost;
  const running = open ? open.fallbackCost + open.overflowCost : 0;
  const orders = cost.fallbackOrders + (open?.fallbackOrders ?? 0);
  return (
    <StatCard
      title={texts.incidentCost(cost.ids)}
      value={formatEuro(closed + running)}
      isBad={closed + running > 0}
      about={texts.incidentOrders(formatCount(orders), formatMinute(cost.from))}
      facts={[
        [texts.closedPart(closedHours), closedHours === 0 ? texts.noneClosed : formatEuro(closed)],
        ...(open ? [[texts.openPart(formatMinute(open.from)), texts.soFar(formatEuro(running))] as const] : []),
        [texts.fallbackPart, formatEuro(cost.fallbackCost + (open?.fallbackCost ?? 0))],
        [texts.overflowPart, formatEuro(cost.overflowCost + (open?.overflowCost ?? 0))],
        ...(closedHours === 0
          ? []
          : [
              [texts.allCost, formatEuro(cost.cost)] as const,
              [texts.sameDayBefore, cost.dayBefore === null ? texts.unknown : formatEuro(cost.dayBefore)] as const,
            ]),
      ]}
    />
  );
}
