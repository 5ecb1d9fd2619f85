import type { AssetKindName } from '../../session/lineage/asset-graph.ts';

/** Texts of the asset map and of lineage. */
export const lineageTexts = {
  kinds: {
    data: 'Data',
    environment: 'Environments',
    compute: 'Compute',
    job: 'Jobs',
    model: 'Models',
    deployment: 'Deployments',
    endpoint: 'Endpoints',
  } satisfies { readonly [kind in AssetKindName]: string },
  map: 'How things hang together',
  mapAbout:
    'An arrow goes from what is used to what uses it. Point at something, or move to it with Tab, to see what it comes from and what depends on it.',
  listAbout: 'What uses what stands in the list at the end.',
  asList: 'The same as a list',
  from: 'From',
  to: 'To',
  what: 'How',
  created: 'Created on',
  nothing: 'Nothing refers to anything yet.',
  undrawn: 'Not drawn:',
  more: (count: number, kind: string) => `${count} more of ${kind.toLowerCase()}`,
} as const;
