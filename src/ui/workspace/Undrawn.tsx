import type { AssetMapView } from '../../session/views/asset-map-view.ts';
import { href } from '../routing/route.ts';
import { lineageTexts as texts } from '../texts/lineage.ts';

const LISTS = {
  data: 'data',
  environment: 'environments',
  compute: 'compute',
  job: 'jobs',
  model: 'models',
  deployment: 'endpoints',
  endpoint: 'endpoints',
} as const;

/** What the map leaves out, with links to the lists that have it. */
export function Undrawn({ undrawn }: Pick<AssetMapView, 'undrawn'>) {
  const left = (Object.keys(LISTS) as (keyof typeof LISTS)[]).filter((kind) => (undrawn[kind] ?? 0) > 0);
  if (left.length === 0) return null;
  return (
    <p className="meta">
      {texts.undrawn}{' '}
      {left.map((kind) => (
        <a key={kind} href={href([LISTS[kind]])}>
          {texts.more(undrawn[kind] ?? 0, texts.kinds[kind])}{' '}
        </a>
      ))}
    </p>
  );
}
