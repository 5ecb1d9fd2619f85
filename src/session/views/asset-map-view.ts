import * as v from 'valibot';
import type { World } from '../../kernel/world.ts';
import { type AssetGraph, type AssetKindName, type AssetNode, part, reach } from '../lineage/asset-graph.ts';
import { estateGraph } from '../lineage/estate-graph.ts';
import { defineView } from './view.ts';

/** How the workspace hangs together, as much of it as fits a screen. */
export interface AssetMapView extends AssetGraph {
  readonly undrawn: { readonly [kind in AssetKindName]?: number }; // how many of a kind are left out
}

const NEWEST_JOBS = 6;
const OVER: readonly (string | null)[] = ['Completed', 'Failed', 'Canceled'];

export const assetMapView = defineView('asset-map', v.strictObject({}), ({ world }) => assetMap(world), {
  everyMs: 1000,
});

/** What serves and the latest models with all that they came from, what runs, the newest jobs, and the latest version of everything. */
function assetMap(world: World): AssetMapView {
  const graph = estateGraph(world);
  const of = (kind: AssetKindName): AssetNode[] => graph.nodes.filter((node) => node.kind === kind && !node.isArchived);
  const running = of('job').filter(({ status }) => !OVER.includes(status));
  const recent = [...running, ...of('job').slice(-NEWEST_JOBS)];
  const used = graph.links.filter(({ to }) => recent.some(({ id }) => id === to)).map(({ from }) => from);
  const latest = [...of('data'), ...of('model'), ...of('environment')].filter(
    (node) => of(node.kind).findLast(({ family }) => family === node.family) === node,
  );
  const ends = [...of('endpoint'), ...of('deployment'), ...latest.filter(({ kind }) => kind === 'model')];
  const shown = new Set([
    ...reach(graph, idsOf(ends), 'from'),
    ...idsOf(recent),
    ...used,
    ...idsOf(latest),
    ...idsOf(of('compute')),
  ]);
  const undrawn: { [kind in AssetKindName]?: number } = {};
  for (const { id, kind, isArchived } of graph.nodes)
    if (!shown.has(id) && !isArchived) undrawn[kind] = (undrawn[kind] ?? 0) + 1;
  return { ...part(graph, shown), undrawn };
}

const idsOf = (nodes: readonly AssetNode[]): string[] => nodes.map(({ id }) => id);
