import type { LinkTargets } from '../../session/views/link-targets-view.ts';
import type { Place } from '../../session/views/places-view.ts';
import { href } from '../routing/route.ts';

/** Everything that a word of output may lead to, ready to be looked up. */
export interface LinkIndex {
  readonly jobs: ReadonlySet<string>;
  readonly endpoints: ReadonlySet<string>;
  readonly deployments: ReadonlyMap<string, ReadonlySet<string>>; // by endpoint
  readonly versions: { readonly [kind in VersionedKind]: ReadonlySet<string> }; // 'checkout-risk:12'
  readonly assets: ReadonlySet<string>; // names without version
  readonly watchers: ReadonlyMap<string, string>; // monitors and alert rules by name → address
  readonly hosts: ReadonlyMap<string, string>; // host of a scoring URI → endpoint
  readonly files: ReadonlySet<string>; // paths in the working copy
  readonly filesByName: ReadonlyMap<string, readonly string[]>; // last part → paths
  readonly commits: ReadonlyMap<string, readonly string[]>; // first four digits → ids
}

export type VersionedKind = 'model' | 'data' | 'environment';

export const VERSIONED_KINDS: readonly VersionedKind[] = ['model', 'data', 'environment'];

export function linkIndex(places: readonly Place[], targets: LinkTargets): LinkIndex {
  const namesOf = (kind: Place['kind']): Set<string> =>
    new Set(places.filter((place) => place.kind === kind).map(({ name }) => name));
  const deployments = new Map<string, Set<string>>();
  for (const { endpoint, name } of targets.deployments)
    deployments.set(endpoint, (deployments.get(endpoint) ?? new Set()).add(name));
  const versions = { model: namesOf('model'), data: namesOf('data'), environment: namesOf('environment') };
  return {
    jobs: namesOf('job'),
    endpoints: namesOf('endpoint'),
    deployments,
    versions,
    assets: new Set(Object.values(versions).flatMap((names) => [...names].map((name) => name.replace(/:[^:]*$/, '')))),
    watchers: new Map(
      places
        .filter(({ kind }) => kind === 'monitor' || kind === 'alert')
        .map(({ name, segments }) => [name, href(segments)]),
    ),
    hosts: new Map(targets.hosts.map(({ host, endpoint }) => [host, endpoint])),
    files: new Set(targets.files),
    filesByName: grouped(targets.files, (path) => path.slice(path.lastIndexOf('/') + 1)),
    commits: grouped(targets.commits, (oid) => oid.slice(0, 4)),
  };
}

function grouped(texts: readonly string[], keyOf: (text: string) => string): Map<string, string[]> {
  const out = new Map<string, string[]>();
  for (const text of texts) {
    const key = keyOf(text);
    const group = out.get(key);
    if (group) group.push(text);
    else out.set(key, [text]);
  }
  return out;
}

const FOLDERS = { model: 'models', data: 'data', environment: 'environments' } as const;

/** Addresses of the pages that links lead to. */
export const addressOf = {
  job: (name: string) => href(['jobs', name]),
  endpoint: (name: string) => href(['endpoints', name]),
  incident: href(['desk']),
  test: (endpoint: string) => href(['endpoints', endpoint], { tab: 'test' }),
  version(kind: VersionedKind, name: string) {
    const colon = name.lastIndexOf(':');
    return href([FOLDERS[kind], name.slice(0, colon), name.slice(colon + 1)]);
  },
  file: (path: string, line?: string) => href(['repository', ...path.split('/')], { line }),
  commit: (oid: string) => href(['repository'], { commit: oid }),
};
