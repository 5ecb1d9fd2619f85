import type { EndpointView } from '../../session/views/endpoint-view.ts';
import { StatusWord } from '../kit/StatusWord.tsx';
import { endpointTexts as texts } from '../texts/endpoints.ts';

/** Who gets how much of the traffic, as a bar of parts and in words. */
export function TrafficSummary({ endpoint }: { readonly endpoint: EndpointView }) {
  const { deployments, comingTraffic } = endpoint;
  const routed = deployments.filter(({ traffic }) => traffic > 0);
  return (
    <section className="panel" aria-labelledby="traffic-summary">
      <h2 id="traffic-summary">{texts.summary}</h2>
      {deployments.length === 0 ? <p className="empty">{texts.noDeployments}</p> : null}
      {deployments.length > 0 && routed.length === 0 ? <p className="err">{texts.unrouted}</p> : null}
      <div className="traffic-bar" aria-hidden="true">
        {routed.map(({ name, traffic }) => (
          <span key={name} style={{ flexGrow: traffic }}>
            {texts.share(name, traffic)}
          </span>
        ))}
      </div>
      <ul className="traffic-list">
        {deployments.map(({ name, state, traffic }) => (
          <li key={name}>
            <b>{name}</b> <StatusWord status={state} />
            <span className="numbers">
              {texts.liveTraffic} {traffic} %
              {comingTraffic && (comingTraffic[name] ?? 0) !== traffic
                ? `, ${texts.becoming(comingTraffic[name] ?? 0)}`
                : ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
