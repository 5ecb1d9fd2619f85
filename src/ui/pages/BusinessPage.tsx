import { formatEuro, formatPercent } from '../kit/format-number.ts';
import { PageHeader } from '../kit/PageHeader.tsx';
import { PropertyList } from '../kit/PropertyList.tsx';
import { useView } from '../store/use-view.ts';
import { businessTexts as texts } from '../texts/business.ts';
import { commonTexts } from '../texts/common.ts';

/** What the incident costs, by the hour. */
export default function BusinessPage() {
  const business = useView('business', {});
  return (
    <>
      <PageHeader title={texts.title} />
      {business === undefined ? (
        <p role="status">{commonTexts.loading}</p>
      ) : (
        <PropertyList
          title={texts.money}
          properties={[
            [texts.budget, formatPercent(Math.max(0, 1 - business.budgetBurnt))],
            [texts.fallbackCost, formatEuro(business.fallbackCost)],
            [texts.fallbackShare, formatPercent(business.fallbackShareLastHour)],
          ]}
        />
      )}
    </>
  );
}
