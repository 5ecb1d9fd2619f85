import { BusinessCharts } from '../business/BusinessCharts.tsx';
import { BusinessComparison } from '../business/BusinessComparison.tsx';
import { BusinessGlance } from '../business/BusinessGlance.tsx';
import { PageHeader } from '../kit/PageHeader.tsx';
import { href } from '../routing/route.ts';
import { useView } from '../store/use-view.ts';
import { businessTexts as texts } from '../texts/business.ts';
import { commonTexts } from '../texts/common.ts';

/** What checkout decides and what that costs, by the hour. */
export default function BusinessPage() {
  const view = useView('business', {});
  return (
    <>
      <PageHeader title={texts.title} about={texts.about}>
        <a href={href(['performance'])}>{texts.toPerformance}</a>
      </PageHeader>
      {view === undefined ? <p role="status">{commonTexts.loading}</p> : null}
      {view?.hours.length === 0 ? <p className="panel">{texts.noBooks}</p> : null}
      {view && view.hours.length > 0 ? (
        <div className="stack">
          <BusinessGlance view={view} />
          <BusinessCharts view={view} />
          <BusinessComparison today={view.today} booksFrom={view.booksFrom} />
        </div>
      ) : null}
    </>
  );
}
