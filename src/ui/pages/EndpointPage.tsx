import { EndpointCommands } from '../endpoints/EndpointCommands.tsx';
import { EndpointConsume } from '../endpoints/EndpointConsume.tsx';
import { EndpointDetails } from '../endpoints/EndpointDetails.tsx';
import { EndpointLogs } from '../endpoints/EndpointLogs.tsx';
import { EndpointMonitoring } from '../endpoints/EndpointMonitoring.tsx';
import { EndpointTest } from '../endpoints/EndpointTest.tsx';
import { NotFound } from '../kit/NotFound.tsx';
import { PageHeader } from '../kit/PageHeader.tsx';
import { Tabs } from '../kit/Tabs.tsx';
import { href } from '../routing/route.ts';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { endpointTexts as texts } from '../texts/endpoints.ts';
import '../endpoints/endpoints.css';
import type { PageProps } from './page.ts';

/** One endpoint: what answers there, how well, and what can be done about it. */
export default function EndpointPage({ params }: PageProps) {
  const name = params.name ?? '';
  const endpoint = useView('endpoint', { name });
  if (endpoint === undefined) return <p role="status">{commonTexts.loading}</p>;
  if (endpoint === null) return <NotFound title={name} href={href(['endpoints'])} link={texts.list} />;
  return (
    <>
      <PageHeader title={endpoint.name} status={endpoint.state} about={endpoint.description}>
        <EndpointCommands endpoint={endpoint} />
      </PageHeader>
      <Tabs
        label={texts.tabs}
        tabs={[
          { id: 'details', title: texts.details, content: () => <EndpointDetails endpoint={endpoint} /> },
          { id: 'test', title: texts.test, content: () => <EndpointTest endpoint={endpoint} /> },
          { id: 'consume', title: texts.consume, content: () => <EndpointConsume endpoint={endpoint} /> },
          { id: 'monitoring', title: texts.monitoring, content: () => <EndpointMonitoring endpoint={endpoint} /> },
          { id: 'logs', title: texts.logs, content: () => <EndpointLogs endpoint={endpoint} /> },
        ]}
      />
    </>
  );
}
