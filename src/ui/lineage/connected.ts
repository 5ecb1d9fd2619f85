import type { AssetGraph } from '../../session/lineage/asset-graph.ts';

/** What something comes from and what depends on it, itself included. */
export function connected({ links }: AssetGraph, id: string): ReadonlySet<string> {
  const found = new Set([id]);
  const follow = (along: 'from' | 'to'): void => {
    const open = [id];
    const seen = new Set(open);
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const link of links) {
        const [here, next] = along === 'to' ? [link.from, link.to] : [link.to, link.from];
        if (here !== at || seen.has(next)) continue;
        seen.add(next);
        found.add(next);
        open.push(next);
      }
  };
  follow('from');
  follow('to');
  return found;
}
