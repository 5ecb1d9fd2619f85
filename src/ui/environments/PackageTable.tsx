import type { EnvironmentPage } from '../../session/views/environment-view.ts';
import { type Column, DataTable } from '../kit/DataTable.tsx';
import { assetTexts } from '../texts/assets.ts';
import { environmentTexts as texts } from '../texts/environments.ts';

type Package = EnvironmentPage['packages'][number];

const COLUMNS: readonly Column<Package>[] = [
  { id: 'name', title: texts.package, value: ({ name }) => name, show: ({ name }) => <code>{name}</code> },
  { id: 'version', title: assetTexts.version, value: ({ version }) => version },
];

/** What is installed. */
export const PackageTable = ({ packages }: Pick<EnvironmentPage, 'packages'>) => (
  <DataTable
    label={texts.packages}
    columns={COLUMNS}
    rows={packages}
    idOf={({ name }) => name}
    sort="name"
    empty={texts.noPackages}
  />
);
