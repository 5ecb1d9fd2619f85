import { useMemo, useRef, useState } from 'react';
import type { AssetGraph } from '../../session/lineage/asset-graph.ts';
import { useWidth } from '../charts/use-width.ts';
import { lineageTexts as texts } from '../texts/lineage.ts';
import { AssetBox } from './AssetBox.tsx';
import { AssetLinks } from './AssetLinks.tsx';
import { connected } from './connected.ts';
import { LEAST_WIDTH, type MapGroup, type MapLayout, mapLayout } from './map-layout.ts';
import './lineage.css';

interface AssetMapProps {
  readonly graph: AssetGraph;
  readonly own?: string; // id of what the map is about
}

/** A width to lay out for where there is none to be known. */
const USUAL_WIDTH = 1100;
/** Below this width names need the room of the icons. */
const TIGHT_WIDTH = 960;

/**
 * The estate as columns of links from data to endpoints, with the references as lines between them. Too narrow for
 * columns, it is lists; the same references stand in a table below.
 */
export function AssetMap({ graph, own }: AssetMapProps) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place) ?? USUAL_WIDTH;
  const layout = useMemo(() => mapLayout(graph, width), [graph, width]);
  const [pointed, setPointed] = useState<string | null>(null);
  const bright = useMemo(() => (pointed === null ? null : connected(graph, pointed)), [graph, pointed]);
  const isWide = width >= LEAST_WIDTH;
  return (
    <div className="asset-map">
      <p className="meta">{isWide ? texts.mapAbout : texts.listAbout}</p>
      <div
        ref={place}
        className={`map-place${isWide ? ' map-wide' : ''}${width < TIGHT_WIDTH ? ' map-tight' : ''}`}
        style={isWide ? { height: layout.height } : {}}
      >
        {isWide ? <Lines layout={layout} width={width} bright={bright} /> : null}
        {layout.groups.map((group) => (
          <section
            key={`${group.kind} ${group.x}`}
            aria-label={texts.kinds[group.kind]}
            onPointerLeave={() => setPointed(null)}
          >
            <Heading group={group} isWide={isWide} />
            <ul>
              {group.boxes.map((box) => (
                <AssetBox
                  key={box.node.id}
                  box={box}
                  isPlaced={isWide}
                  isOwn={box.node.id === own}
                  light={bright === null ? 'usual' : bright.has(box.node.id) ? 'bright' : 'dim'}
                  onPoint={setPointed}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <AssetLinks graph={graph} />
    </div>
  );
}

const Heading = ({ group, isWide }: { readonly group: MapGroup; readonly isWide: boolean }) => (
  <h3 style={isWide ? { left: group.x, top: group.y, width: group.width } : {}}>{texts.kinds[group.kind]}</h3>
);

interface LinesProps {
  readonly layout: MapLayout;
  readonly width: number;
  readonly bright: ReadonlySet<string> | null; // what is connected to what is pointed at
}

const Lines = ({ layout, width, bright }: LinesProps) => (
  <svg width={width} height={layout.height} aria-hidden="true">
    <defs>
      <marker id="map-arrow" viewBox="0 0 6 6" refX="2" refY="3" markerWidth="6" markerHeight="6" orient="auto">
        <path d="M0 0 L6 3 L0 6 z" fill="context-stroke" />
      </marker>
    </defs>
    {layout.edges.map(({ link, path }) => (
      <path
        key={`${link.from} ${link.to} ${link.what}`}
        d={path}
        className={classOf(link, bright)}
        markerEnd="url(#map-arrow)"
      />
    ))}
  </svg>
);

function classOf(
  link: { readonly from: string; readonly to: string; readonly what: string },
  bright: LinesProps['bright'],
): string {
  const isPlace = link.what === 'runs in' || link.what === 'runs on';
  const kind = isPlace ? 'map-line map-line-place' : 'map-line';
  if (bright === null) return kind;
  return bright.has(link.from) && bright.has(link.to) ? `${kind} map-line-bright` : `${kind} map-line-dim`;
}
