import type { OracleVerdict } from '../../session/judge.ts';
import { debriefTexts as texts } from '../texts/debrief.ts';

/** Why the verdict is what it is: every condition with its reason, by what it asks about. */
export function ReasonsCard({ oracles }: { readonly oracles: readonly OracleVerdict[] }) {
  const layers = Object.keys(texts.layers) as OracleVerdict['layer'][];
  return (
    <div className="panel">
      <h2>{texts.reasons}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard */}
      <section className="table-scroll whole" aria-label={texts.reasons} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.condition}</th>
              <th scope="col">{texts.holds}</th>
              <th scope="col">{texts.reason}</th>
            </tr>
          </thead>
          {layers.map((layer) => (
            <Layer key={layer} layer={layer} oracles={oracles.filter((oracle) => oracle.layer === layer)} />
          ))}
        </table>
      </section>
    </div>
  );
}

interface LayerProps {
  readonly layer: OracleVerdict['layer'];
  readonly oracles: readonly OracleVerdict[];
}

const Layer = ({ layer, oracles }: LayerProps) =>
  oracles.length === 0 ? null : (
    <tbody>
      <tr className="layer">
        <th scope="rowgroup" colSpan={3}>
          {texts.layers[layer]}
        </th>
      </tr>
      {oracles.map(({ id, held, reason }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a condition may be asked twice; the list never changes
        <tr key={index}>
          <th scope="row">{id}</th>
          <td className={held ? undefined : 'err'}>{held ? texts.yes : texts.no}</td>
          <td>{reason}</td>
        </tr>
      ))}
    </tbody>
  );
