import type { SimTime } from '../../kernel/time.ts';

export type AssetKindName = 'data' | 'environment' | 'compute' | 'job' | 'model' | 'deployment' | 'endpoint';

/** Something of the workspace that refers to, or is referred to by, something else. */
export interface AssetNode {
  readonly id: string; // 'model/checkout-risk:12'
  readonly kind: AssetKindName;
  readonly name: string; // 'checkout-risk:12'
  readonly family: string; // what its versions share: 'checkout-risk'
  readonly note: string; // what else is worth a line: a type, a stage, a share of the traffic
  readonly status: string | null; // Azure's word
  readonly createdAt: SimTime;
  readonly isArchived: boolean;
  readonly segments: readonly string[]; // of its page's address
}

/** A reference between two things, in the direction in which what they carry flows. */
export interface AssetLink {
  readonly from: string;
  readonly to: string;
  readonly what: string; // 'input orders', 'output model', '100 % of the traffic'
}

export interface AssetGraph {
  readonly nodes: readonly AssetNode[];
  readonly links: readonly AssetLink[]; // between nodes that exist, in order
}

export const assetId = (kind: AssetKindName, name: string): string => `${kind}/${name}`;

/** A node with everything upstream and downstream of it. */
export function lineageOf(graph: AssetGraph, id: string): AssetGraph {
  const upstream = reach(graph, [id], 'from');
  const downstream = reach(graph, [id], 'to');
  return part(graph, new Set([...upstream, ...downstream]));
}

/** The part of a graph between these nodes. */
export const part = (graph: AssetGraph, ids: ReadonlySet<string>): AssetGraph => ({
  nodes: graph.nodes.filter(({ id }) => ids.has(id)),
  links: graph.links.filter(({ from, to }) => ids.has(from) && ids.has(to)),
});

/** Nodes that can be reached against the links ('from') or along them ('to'), the first ones included. */
export function reach(graph: AssetGraph, first: readonly string[], along: 'from' | 'to'): Set<string> {
  const near = new Map<string, string[]>();
  for (const link of graph.links) {
    const [at, next] = along === 'to' ? [link.from, link.to] : [link.to, link.from];
    near.set(at, [...(near.get(at) ?? []), next]);
  }
  const found = new Set(first);
  const open = [...first];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const next of near.get(at) ?? [])
      if (!found.has(next)) {
        found.add(next);
        open.push(next);
      }
  return found;
}
