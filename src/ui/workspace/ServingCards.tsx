import type { ServingEndpoint } from '../../session/views/serving-view.ts';
import { Sparkline } from '../charts/Sparkline.tsx';
import { formatPercent } from '../kit/format-number.ts';
import { StatusWord } from '../kit/StatusWord.tsx';
import { href } from '../routing/route.ts';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { workspaceTexts as texts } from '../texts/workspace.ts';

/** What serves now, how it does, and how much may still go wrong. */
export function ServingCards() {
  const serving = useView('serving', {});
  return (
    <section className="panel" aria-labelledby="serving-title">
      <h2 id="serving-title">{texts.serving}</h2>
      {serving === undefined ? <p role="status">{commonTexts.loading}</p> : null}
      {serving?.endpoints.length === 0 ? <p className="meta">{texts.servingNone}</p> : null}
      {serving?.endpoints.map((endpoint) => (
        <Endpoint key={endpoint.name} endpoint={endpoint} budgetBurnt={serving.budgetBurnt} />
      ))}
    </section>
  );
}

interface EndpointProps {
  readonly endpoint: ServingEndpoint;
  readonly budgetBurnt: number;
}

const Endpoint = ({ endpoint, budgetBurnt }: EndpointProps) => (
  <article className="serving" aria-label={endpoint.name}>
    <header>
      <h3>
        <a href={href(['endpoints', endpoint.name])}>{endpoint.name}</a>
      </h3>
      <StatusWord status={endpoint.status} />
      <p className="meta">{endpoint.description}</p>
    </header>
    <dl className="figures">
      <Figure title={texts.traffic}>
        <Sparkline label={texts.traffic} values={endpoint.calls} show={texts.perMinute} />
      </Figure>
      <Figure title={texts.p95} hint={texts.lastMinutes}>
        {endpoint.p95 === null ? commonTexts.none : texts.ms(endpoint.p95)}
      </Figure>
      <Figure title={texts.failed} hint={texts.lastMinutes}>
        {endpoint.failedShare === null ? commonTexts.none : formatPercent(endpoint.failedShare)}
      </Figure>
      <Figure title={texts.budget}>
        <Budget burnt={budgetBurnt} />
      </Figure>
    </dl>
    <ul className="bare-list" aria-label={texts.deployments}>
      {endpoint.deployments.map(({ name, status, traffic, model }) => (
        <li key={name}>
          <strong>{name}</strong> <StatusWord status={status} />{' '}
          <span className="numbers">{traffic === 0 ? texts.noTraffic : texts.share(traffic)}</span>{' '}
          {model === null ? null : <a href={href(['models', ...model.split(':')])}>{model}</a>}
        </li>
      ))}
    </ul>
  </article>
);

interface FigureProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: React.ReactNode;
}

const Figure = ({ title, hint, children }: FigureProps) => (
  <div title={hint}>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </div>
);

const Budget = ({ burnt }: { readonly burnt: number }) =>
  burnt >= 1 ? <span className="err">{texts.budgetSpent}</span> : <span>{formatPercent(1 - burnt)}</span>;
