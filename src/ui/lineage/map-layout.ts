import type { AssetGraph, AssetKindName, AssetLink, AssetNode } from '../../session/lineage/asset-graph.ts';

/** Where everything of an asset map stands, in pixels. */
export interface MapLayout {
  readonly height: number;
  readonly groups: readonly MapGroup[];
  readonly edges: readonly MapEdge[];
}

/** Things of one kind, one below the other. */
export interface MapGroup {
  readonly kind: AssetKindName;
  readonly x: number;
  readonly y: number; // of its heading
  readonly width: number;
  readonly boxes: readonly MapBox[];
}

export interface MapBox {
  readonly node: AssetNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface MapEdge {
  readonly link: AssetLink;
  readonly path: string; // of an SVG path
}

/** Shares of the width: names with versions are longer than names of deployments. */
const COLUMN_SHARES = [0.19, 0.2, 0.18, 0.14, 0.15];
const GAP_SHARE = 0.035; // between columns, of the whole width
const HEADING = 26;
const BOX = 46;
const FLAT_BOX = 28; // of what jobs and deployments only run in: one line
const BOX_GAP = 8;
const GROUP_GAP = 14;
/** Below this width columns would be too narrow to read: the map becomes lists. */
export const LEAST_WIDTH = 760;

const COLUMN_OF: { readonly [kind in AssetKindName]: number } = {
  data: 0,
  environment: 0,
  compute: 0,
  job: 1,
  model: 2,
  deployment: 3,
  endpoint: 4,
};

/** Lays a graph out in columns, from data to endpoints. */
export function mapLayout(graph: AssetGraph, width: number): MapLayout {
  const groups: MapGroup[] = [];
  let height = 0;
  let left = 0;
  for (const [column, share] of COLUMN_SHARES.entries()) {
    const [x, own] = [Math.round(left), Math.floor(width * share)];
    let y = 0;
    for (const { kind, nodes } of groupsOf(graph, column)) {
      const top = y + HEADING;
      const tall = isFlat(kind) ? FLAT_BOX : BOX;
      const boxes = nodes.map((node, i) => ({ node, x, y: top + i * (tall + BOX_GAP), width: own, height: tall }));
      groups.push({ kind, x, y, width: own, boxes });
      y = top + nodes.length * (tall + BOX_GAP) + GROUP_GAP;
    }
    height = Math.max(height, y - GROUP_GAP);
    left += width * (share + GAP_SHARE);
  }
  return { height, groups, edges: edgesOf(graph, groups) };
}

const isFlat = (kind: AssetKindName): boolean => kind === 'environment' || kind === 'compute';

/** What stands in a column, in the order that crosses fewest lines. */
function groupsOf(graph: AssetGraph, column: number): { readonly kind: AssetKindName; readonly nodes: AssetNode[] }[] {
  const rank = rankOf(graph);
  const kinds: readonly AssetKindName[] = ['data', 'job', 'model', 'deployment', 'endpoint', 'environment', 'compute'];
  return kinds
    .map((kind) => ({
      kind,
      nodes: graph.nodes
        .filter((node) => node.kind === kind && columnOf(graph, node) === column)
        .sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0)),
    }))
    .filter(({ nodes }) => nodes.length > 0);
}

/** An environment that only deployments use stands beside the models, next to them. */
function columnOf(graph: AssetGraph, node: AssetNode): number {
  if (node.kind !== 'environment') return COLUMN_OF[node.kind];
  const users = graph.links.filter(({ from }) => from === node.id).map(({ to }) => to);
  return users.length > 0 && users.every((id) => id.startsWith('deployment/')) ? 2 : 0;
}

const SWEEPS = 4;

/** Nodes by place within their column: each moves towards the middle of what it is linked to. */
function rankOf({ nodes, links }: AssetGraph): ReadonlyMap<string, number> {
  const rank = new Map<string, number>();
  const byKind = new Map<AssetKindName, AssetNode[]>();
  for (const node of nodes) byKind.set(node.kind, [...(byKind.get(node.kind) ?? []), node]);
  // Newest first to begin with: what happened lately is looked for at the top.
  for (const column of byKind.values())
    [...column]
      .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1))
      .forEach((node, index) => {
        rank.set(node.id, index);
      });
  const near = new Map<string, string[]>();
  for (const { from, to } of links) {
    near.set(from, [...(near.get(from) ?? []), to]);
    near.set(to, [...(near.get(to) ?? []), from]);
  }
  const middle = ({ id }: AssetNode): number => {
    const places = (near.get(id) ?? []).map((other) => rank.get(other) ?? 0);
    return places.length === 0 ? (rank.get(id) ?? 0) : places.reduce((sum, place) => sum + place, 0) / places.length;
  };
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (const column of byKind.values()) {
      const wanted = new Map(column.map((node) => [node.id, middle(node)]));
      [...column]
        .sort(
          (a, b) => (wanted.get(a.id) ?? 0) - (wanted.get(b.id) ?? 0) || (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0),
        )
        .forEach((node, index) => {
          rank.set(node.id, index);
        });
    }
  return rank;
}

function edgesOf(graph: AssetGraph, groups: readonly MapGroup[]): MapEdge[] {
  const boxes = new Map(groups.flatMap((group) => group.boxes.map((box) => [box.node.id, box] as const)));
  return graph.links.flatMap((link) => {
    const [from, to] = [boxes.get(link.from), boxes.get(link.to)];
    return from && to ? [{ link, path: pathBetween(from, to) }] : [];
  });
}

/** A curve from the side of one box to the facing side of the other; its end leaves room for the arrow. */
function pathBetween(from: MapBox, to: MapBox): string {
  const [y1, y2] = [from.y + from.height / 2, to.y + to.height / 2];
  if (from.x < to.x) return curve(from.x + from.width, y1, to.x - 5, y2, 1);
  if (from.x > to.x) return curve(from.x, y1, to.x + to.width + 5, y2, -1);
  const x = from.x + from.width;
  return `M${x} ${y1} C${x + 34} ${y1} ${x + 34} ${y2} ${x + 5} ${y2}`;
}

function curve(x1: number, y1: number, x2: number, y2: number, direction: 1 | -1): string {
  const bend = Math.max(18, Math.abs(x2 - x1) / 2) * direction;
  return `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}
