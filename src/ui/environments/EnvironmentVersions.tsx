import type { EnvironmentPage, EnvironmentVersionRow, PackageChange } from '../../session/views/environment-view.ts';
import { type Column, DataTable } from '../kit/DataTable.tsx';
import { StatusWord } from '../kit/StatusWord.tsx';
import { Time } from '../kit/Time.tsx';
import { href } from '../routing/route.ts';
import { assetTexts } from '../texts/assets.ts';
import { environmentTexts as texts } from '../texts/environments.ts';
import '../assets/assets.css';

/** All versions, each with what it changed. */
export function EnvironmentVersions({ environment }: { readonly environment: EnvironmentPage }) {
  const { name, versions } = environment;
  return (
    <DataTable
      label={assetTexts.versions}
      columns={columnsOf(name)}
      rows={versions}
      idOf={({ version }) => version}
      sort="-created"
    />
  );
}

const columnsOf = (name: string): readonly Column<EnvironmentVersionRow>[] => [
  {
    id: 'version',
    title: assetTexts.version,
    value: ({ version }) => version,
    show: ({ version, isArchived }) => (
      <>
        <a href={href(['environments', name, version])}>{version}</a>{' '}
        {isArchived ? <StatusWord status={assetTexts.archivedWord} /> : null}
      </>
    ),
  },
  {
    id: 'changes',
    title: texts.changes,
    value: (row) => changesOf(row).join(' '),
    show: (row) => (
      <ul className="plain-list">
        {changesOf(row).map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
    ),
  },
  {
    id: 'created',
    title: assetTexts.createdOn,
    value: ({ createdAt }) => createdAt,
    show: ({ createdAt }) => <Time at={createdAt} />,
  },
  { id: 'by', title: assetTexts.createdBy, value: ({ createdBy }) => createdBy },
];

function changesOf({ isFirst, isImageNew, image, changes }: EnvironmentVersionRow): string[] {
  if (isFirst) return [texts.first];
  const said = [...(isImageNew ? [`${texts.newImage}: ${image}`] : []), ...changes.map(changeText)];
  return said.length === 0 ? [texts.noChanges] : said;
}

function changeText({ name, before, after }: PackageChange): string {
  if (before === null) return texts.added(name, after ?? '');
  return after === null ? texts.removed(name, before) : texts.changed(name, before, after);
}
