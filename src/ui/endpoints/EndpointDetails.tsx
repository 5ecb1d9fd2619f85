import type { EndpointView } from '../../session/views/endpoint-view.ts';
import { CopiedText } from '../kit/CopiedText.tsx';
import { PropertyList } from '../kit/PropertyList.tsx';
import { StatusWord } from '../kit/StatusWord.tsx';
import { TagList } from '../kit/TagList.tsx';
import { Time } from '../kit/Time.tsx';
import { href } from '../routing/route.ts';
import { endpointTexts as texts } from '../texts/endpoints.ts';
import { DeploymentDetails } from './DeploymentDetails.tsx';
import { Keys } from './Keys.tsx';
import { TrafficSummary } from './TrafficSummary.tsx';

/** The endpoint's attributes, who gets its traffic, and a card for every deployment. */
export function EndpointDetails({ endpoint }: { readonly endpoint: EndpointView }) {
  return (
    <div className="stack">
      <TrafficSummary endpoint={endpoint} />
      <div className="cards deployments">
        {endpoint.deployments.map((deployment) => (
          <DeploymentDetails key={deployment.name} endpoint={endpoint.name} deployment={deployment} />
        ))}
        <Attributes endpoint={endpoint} />
      </div>
    </div>
  );
}

const Attributes = ({ endpoint }: { readonly endpoint: EndpointView }) => (
  <PropertyList
    title={texts.attributes}
    properties={[
      [texts.restEndpoint, <CopiedText key="uri" text={endpoint.scoringUri} label={texts.restEndpoint} />],
      [texts.authMode, texts.keyAuth],
      [texts.keys, <Keys key="keys" endpoint={endpoint.name} />],
      [texts.state, <StatusWord key="state" status={endpoint.state} />],
      [texts.computeType, texts.managed],
      [texts.createdBy, endpoint.createdBy],
      [texts.createdAt, <Time key="created" at={endpoint.createdAt} />],
      [texts.modifiedAt, <Time key="modified" at={endpoint.modifiedAt} />],
      [texts.tags, <TagList key="tags" tags={endpoint.tags} />],
      [texts.swagger, <CopiedText key="swagger" text={endpoint.swaggerUri} label={texts.swagger} />],
      [texts.identity, <CopiedText key="identity" text={endpoint.principalId} label={texts.identity} />],
      [texts.armId, <CopiedText key="id" text={endpoint.armId} label={texts.armId} />],
    ]}
  >
    <p className="card-links">
      <a href={href(['endpoints', endpoint.name], { tab: 'monitoring' })}>{texts.viewMetrics}</a>
    </p>
  </PropertyList>
);
