import type { ClusterNodeView } from '../../session/views/clusters-view.ts';
import { StatusWord } from '../kit/StatusWord.tsx';
import { href } from '../routing/route.ts';
import { commonTexts } from '../texts/common.ts';
import { computeTexts as texts } from '../texts/compute.ts';

/** The nodes of a cluster and what each does. */
export const ClusterNodes = ({ nodes }: { readonly nodes: readonly ClusterNodeView[] }) => (
  <section className="panel" aria-labelledby="nodes-title">
    <h2 id="nodes-title">{texts.nodes}</h2>
    {nodes.length === 0 ? (
      <p className="meta">{texts.noNodes}</p>
    ) : (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard
      <section className="table-scroll whole" aria-label={texts.nodes} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.node}</th>
              <th scope="col">{texts.state}</th>
              <th scope="col">{texts.address}</th>
              <th scope="col">{texts.job}</th>
            </tr>
          </thead>
          <tbody>
            {nodes.map(({ id, state, address, job }) => (
              <tr key={id}>
                <th scope="row">{id}</th>
                <td>
                  <StatusWord status={state} />
                </td>
                <td>{address}</td>
                <td>{job === null ? commonTexts.none : <a href={href(['jobs', job])}>{job}</a>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    )}
  </section>
);
