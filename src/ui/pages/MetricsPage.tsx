import { PageHeader } from '../kit/PageHeader.tsx';
import { Explorer } from '../metrics/Explorer.tsx';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { metricTexts as texts } from '../texts/metrics.ts';

/** The metrics explorer. */
export default function MetricsPage() {
  const catalog = useView('metric-catalog', {});
  return (
    <>
      <PageHeader title={texts.title} about={texts.about} />
      {catalog === undefined ? <p role="status">{commonTexts.loading}</p> : null}
      {catalog?.resources.length === 0 ? <p className="panel">{texts.noResources}</p> : null}
      {catalog && catalog.resources.length > 0 ? <Explorer catalog={catalog} /> : null}
    </>
  );
}
