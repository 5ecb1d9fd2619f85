import type { Release } from '../../session/views/releases.ts';
import type { ChartMarker } from '../charts/chart-series.ts';
import { endpointTexts as texts } from '../texts/endpoints.ts';

/** What a release did, in a few letters: 'green up', 'green 100 %'. */
export function releaseText({ kind, deployment, traffic, instances }: Release): string {
  if (kind === 'traffic')
    return (
      Object.entries(traffic ?? {})
        .filter(([, percent]) => percent > 0)
        .map(([name, percent]) => texts.share(name, percent))
        .join(', ') || texts.noneRouted
    );
  return texts.released[kind](deployment ?? '', instances ?? 0);
}

/** Releases as lines of a chart. */
export const releaseMarkers = (releases: readonly Release[]): ChartMarker[] =>
  releases.map((release) => ({ at: release.at, label: releaseText(release) }));
