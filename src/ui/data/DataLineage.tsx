import type { AssetGraph, AssetNode } from '../../session/lineage/asset-graph.ts';
import type { DataAssetView } from '../../session/views/data-asset-view.ts';
import { StatusWord } from '../kit/StatusWord.tsx';
import { Time } from '../kit/Time.tsx';
import { AssetMap } from '../lineage/AssetMap.tsx';
import { href } from '../routing/route.ts';
import { commonTexts } from '../texts/common.ts';
import { dataTexts as texts } from '../texts/data.ts';
import { lineageTexts } from '../texts/lineage.ts';

/** What a version came from, which jobs used it, and what became of that. */
export function DataLineage({ asset }: { readonly asset: DataAssetView }) {
  const graph = asset.lineage;
  const own = `data/${asset.name}:${asset.version}`;
  const uses = graph.links.filter(({ from }) => from === own);
  return (
    <div className="stack">
      <section className="panel" aria-labelledby="used-title">
        <h2 id="used-title">{texts.usedBy}</h2>
        {uses.length === 0 ? <p className="meta">{texts.notUsed}</p> : <Uses graph={graph} uses={uses} />}
      </section>
      <section className="panel" aria-labelledby="map-title">
        <h2 id="map-title">{lineageTexts.map}</h2>
        <AssetMap graph={graph} own={own} />
      </section>
    </div>
  );
}

interface UsesProps {
  readonly graph: AssetGraph;
  readonly uses: AssetGraph['links'];
}

const Uses = ({ graph, uses }: UsesProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard
  <section className="table-scroll whole" aria-label={texts.usedBy} tabIndex={0}>
    <table>
      <thead>
        <tr>
          <th scope="col">{texts.job}</th>
          <th scope="col">{texts.as}</th>
          <th scope="col">{texts.status}</th>
          <th scope="col">{lineageTexts.created}</th>
          <th scope="col">{texts.models}</th>
          <th scope="col">{texts.servedAs}</th>
        </tr>
      </thead>
      <tbody>
        {uses.map(({ to, what }) => (
          <Use key={`${to} ${what}`} graph={graph} job={nodeOf(graph, to)} what={what} />
        ))}
      </tbody>
    </table>
  </section>
);

interface UseProps {
  readonly graph: AssetGraph;
  readonly job: AssetNode | undefined;
  readonly what: string;
}

function Use({ graph, job, what }: UseProps) {
  if (!job) return null;
  const models = next(graph, [job], 'model');
  return (
    <tr>
      <td>
        <a className="whole-word" href={href(job.segments)}>
          {job.name}
        </a>
      </td>
      <td>{what}</td>
      <td>{job.status === null ? commonTexts.none : <StatusWord status={job.status} />}</td>
      <td>
        <Time at={job.createdAt} />
      </td>
      <td>
        <Links nodes={models} />
      </td>
      <td>
        <Links nodes={next(graph, models, 'deployment')} />
      </td>
    </tr>
  );
}

const Links = ({ nodes }: { readonly nodes: readonly AssetNode[] }) =>
  nodes.length === 0
    ? commonTexts.none
    : nodes.map((node) => (
        <div key={node.id}>
          <a className="whole-word" href={href(node.segments)}>
            {node.kind === 'deployment' ? node.family : node.name}
          </a>
        </div>
      ));

const nodeOf = (graph: AssetGraph, id: string): AssetNode | undefined => graph.nodes.find((node) => node.id === id);

/** What of a kind uses one of these. */
const next = (graph: AssetGraph, nodes: readonly AssetNode[], kind: AssetNode['kind']): AssetNode[] => {
  const ids = graph.links.filter(({ from }) => nodes.some(({ id }) => id === from)).map(({ to }) => to);
  return graph.nodes.filter((node) => node.kind === kind && ids.includes(node.id));
};
