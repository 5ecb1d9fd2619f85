import {
  Beaker20Regular,
  BoxMultiple20Regular,
  CloudLink20Regular,
  Database20Regular,
  type FluentIcon,
  Layer20Regular,
  Rocket20Regular,
  Server20Regular,
} from '@fluentui/react-icons';
import type { AssetKindName } from '../../session/lineage/asset-graph.ts';
import { StatusWord } from '../kit/StatusWord.tsx';
import { href } from '../routing/route.ts';
import type { MapBox } from './map-layout.ts';

const ICONS: { readonly [kind in AssetKindName]: FluentIcon } = {
  data: Database20Regular,
  environment: Layer20Regular,
  compute: Server20Regular,
  job: Beaker20Regular,
  model: BoxMultiple20Regular,
  deployment: Rocket20Regular,
  endpoint: CloudLink20Regular,
};

interface AssetBoxProps {
  readonly box: MapBox;
  readonly isPlaced: boolean; // at its place in the map; else one of a list
  readonly isOwn: boolean; // what the map is about
  readonly light: 'usual' | 'bright' | 'dim'; // while something is pointed at: whether it is connected to it
  readonly onPoint: (id: string | null) => void;
}

/** A long name is cut before its end: the version, or the last word of it, is what tells it from its neighbours. */
function Name({ text }: { readonly text: string }) {
  const at = Math.max(text.lastIndexOf(':'), text.lastIndexOf('-'));
  return (
    <>
      <span className="unseen">{text}</span>
      <span className="map-cut" aria-hidden="true">
        <span>{at < 0 ? text : text.slice(0, at)}</span>
        {at < 0 ? null : <span>{text.slice(at)}</span>}
      </span>
    </>
  );
}

/** One thing of the map: a link with its name, what it is, and how it stands. */
export function AssetBox({ box: { node, x, y, width, height }, isPlaced, isOwn, light, onPoint }: AssetBoxProps) {
  const Icon = ICONS[node.kind];
  return (
    <li
      className={`map-box map-box-${light}${height < 40 ? ' map-box-flat' : ''}`}
      style={isPlaced ? { left: x, top: y, width, height } : {}}
    >
      <a
        href={href(node.segments)}
        aria-current={isOwn ? 'true' : undefined}
        title={`${node.name} ${node.note}`}
        onPointerEnter={() => onPoint(node.id)}
        onFocus={() => onPoint(node.id)}
        onBlur={() => onPoint(null)}
      >
        <span className="map-name">
          <Icon aria-hidden="true" /> <Name text={node.name} />
        </span>
        <span className="map-note">
          {node.status === null ? null : <StatusWord status={node.status} />} <span>{node.note}</span>
        </span>
      </a>
    </li>
  );
}
