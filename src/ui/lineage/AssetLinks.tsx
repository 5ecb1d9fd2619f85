import type { AssetGraph, AssetNode } from '../../session/lineage/asset-graph.ts';
import { href } from '../routing/route.ts';
import { lineageTexts as texts } from '../texts/lineage.ts';

/** Every reference of a graph as a row of a table. */
export function AssetLinks({ graph }: { readonly graph: AssetGraph }) {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  return (
    <details>
      <summary>{texts.asList}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard */}
      <section className="table-scroll" aria-label={texts.asList} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.from}</th>
              <th scope="col">{texts.to}</th>
              <th scope="col">{texts.what}</th>
            </tr>
          </thead>
          <tbody>
            {graph.links.map(({ from, to, what }) => (
              <tr key={`${from} ${to} ${what}`}>
                <NodeCell node={nodes.get(from)} />
                <NodeCell node={nodes.get(to)} />
                <td>{what}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {graph.links.length === 0 ? <p className="empty">{texts.nothing}</p> : null}
      </section>
    </details>
  );
}

const NodeCell = ({ node }: { readonly node: AssetNode | undefined }) => (
  <td>
    {node ? (
      <>
        <span className="meta">{node.kind}</span> <a href={href(node.segments)}>{node.name}</a>
      </>
    ) : null}
  </td>
);
