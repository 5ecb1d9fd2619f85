import { useState } from 'react';
import type { EndpointView } from '../../session/views/endpoint-view.ts';
import { CopiedText } from '../kit/CopiedText.tsx';
import { PropertyList } from '../kit/PropertyList.tsx';
import { useView } from '../store/use-view.ts';
import { endpointTexts as texts } from '../texts/endpoints.ts';
import { DeploymentSelect } from './DeploymentSelect.tsx';
import { Keys } from './Keys.tsx';
import { Snippet } from './Snippet.tsx';
import { curlSnippet, pythonSnippet } from './snippets.ts';

/** What a caller needs: address, key, and calls that work as they stand here. */
export function EndpointConsume({ endpoint }: { readonly endpoint: EndpointView }) {
  const { name, scoringUri, deployments } = endpoint;
  const files = useView('endpoint-files', { endpoint: name });
  const [deployment, setDeployment] = useState('');
  const payload = files?.payloads[0]?.path ?? '';
  const called = { endpoint: name, uri: scoringUri, deployment, payload };
  return (
    <div className="stack">
      <PropertyList
        title={texts.consume}
        properties={[
          [texts.restEndpoint, <CopiedText key="uri" text={scoringUri} label={texts.restEndpoint} />],
          [texts.authMode, texts.keyAuth],
          [texts.keys, <Keys key="keys" endpoint={name} />],
        ]}
      />
      <section className="panel stack" aria-label={texts.consume}>
        <p className="meta">{texts.consumeAbout}</p>
        <DeploymentSelect
          deployments={deployments.filter(({ serving }) => serving !== null)}
          value={deployment}
          none={texts.byTraffic}
          onChange={setDeployment}
        />
        <div className="two-sides">
          <Snippet name={texts.curl} text={curlSnippet(called)} />
          <Snippet name={texts.python} text={pythonSnippet(called)} about={texts.pythonAbout} />
        </div>
      </section>
    </div>
  );
}
