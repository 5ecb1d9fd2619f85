import { defineTable, type Table } from '../kernel/table.ts';
import type { SimTime } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { type Checked, mistake } from './arm.ts';

/** What versions of data, environments and models have in common. A version never changes its content. */
export interface AssetRow {
  readonly workspace: string;
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly tags: { readonly [tag: string]: string };
  readonly properties: { readonly [property: string]: string };
  readonly createdAt: SimTime;
  readonly createdBy: string;
  readonly modifiedAt: SimTime;
  readonly modifiedBy: string;
  readonly isArchived: boolean; // hidden from lists, still usable
}

/** The versions of one kind of asset, by workspace. */
export interface AssetTable<Row extends AssetRow> {
  readonly rows: Table<Row>;
  readonly noun: string; // 'data asset'
  id(workspace: string, name: string, version: string): string;
  sort(rows: readonly Row[]): Row[]; // oldest first
  /** Versions of a name, oldest first. */
  versions(world: World, workspace: string, name: string): Row[];
  /** The version created last: what `@latest` means. */
  latest(world: World, workspace: string, name: string): Row | undefined;
  /** The number after the highest integer version. */
  nextVersion(world: World, workspace: string, name: string): string;
  find(world: World, workspace: string, name: string, version: string | null, label: string | null): Checked<Row>;
}

const byAge = (a: AssetRow, b: AssetRow): number =>
  a.createdAt - b.createdAt || a.version.length - b.version.length || (a.version < b.version ? -1 : 1);

export function defineAssetTable<Row extends AssetRow>(table: string, noun: string): AssetTable<Row> {
  const rows = defineTable<Row>(table);
  const id = (workspace: string, name: string, version: string): string => `${workspace}/${name}/${version}`;
  const versions = (world: World, workspace: string, name: string): Row[] => {
    const prefix = `${workspace}/${name}/`;
    return rows
      .ids(world)
      .filter((key) => key.startsWith(prefix))
      .map((key) => rows.need(world, key))
      .sort(byAge);
  };
  const latest = (world: World, workspace: string, name: string): Row | undefined =>
    versions(world, workspace, name).at(-1);
  return {
    rows,
    noun,
    id,
    sort: (unsorted) => [...unsorted].sort(byAge),
    versions,
    latest,
    nextVersion(world, workspace, name) {
      const numbers = versions(world, workspace, name).map(({ version }) =>
        /^\d+$/.test(version) ? Number(version) : 0,
      );
      return String(Math.max(0, ...numbers) + 1);
    },
    find(world, workspace, name, version, label) {
      if (label !== null && label !== 'latest')
        return mistake(
          'UserError',
          `The ${noun} ${name} has no label ${label}: a workspace asset has only 'latest'.`,
          3,
        );
      if (version === null && label === null)
        return mistake('UserError', `Must provide either version or label for the ${noun} ${name}.`);
      const row = version === null ? latest(world, workspace, name) : rows.get(world, id(workspace, name, version));
      if (row) return { value: row };
      return mistake('UserError', `Not found ${noun} ${name}${version === null ? `@${label}` : `:${version}`}.`, 3);
    },
  };
}

/** The part of a new version that every kind has; whoever seeds the world says only what matters. */
export interface NewAsset {
  readonly workspace: string;
  readonly name: string;
  readonly version: string;
  readonly description?: string;
  readonly tags?: { readonly [tag: string]: string };
  readonly properties?: { readonly [property: string]: string };
  readonly createdBy: string;
}

export const newAsset = (asset: NewAsset, now: SimTime): AssetRow => ({
  workspace: asset.workspace,
  name: asset.name,
  version: asset.version,
  description: asset.description ?? '',
  tags: { ...asset.tags },
  properties: { ...asset.properties },
  createdAt: now,
  createdBy: asset.createdBy,
  modifiedAt: now,
  modifiedBy: asset.createdBy,
  isArchived: false,
});
