import type { DataRow } from '../../session/views/data-assets-view.ts';
import { tagText } from '../assets/tag-text.ts';
import { ARCHIVED_TOO, LATEST_ONLY, useShownVersions } from '../assets/use-shown-versions.ts';
import { type Column, DataTable } from '../kit/DataTable.tsx';
import { PageHeader } from '../kit/PageHeader.tsx';
import { QuerySwitch } from '../kit/QuerySwitch.tsx';
import { StatusWord } from '../kit/StatusWord.tsx';
import { TagList } from '../kit/TagList.tsx';
import { Time } from '../kit/Time.tsx';
import { href } from '../routing/route.ts';
import { useView } from '../store/use-view.ts';
import { assetTexts as texts } from '../texts/assets.ts';
import { dataTexts } from '../texts/data.ts';

const COLUMNS: readonly Column<DataRow>[] = [
  {
    id: 'name',
    title: texts.name,
    value: ({ name }) => name,
    show: ({ name, version }) => <a href={href(['data', name, version])}>{name}</a>,
  },
  {
    id: 'version',
    title: texts.version,
    value: ({ version, isArchived }) => (isArchived ? `${version} ${texts.archivedWord}` : version),
    show: ({ version, isLatest, isArchived }) => (
      <>
        {texts.versionOf(version, isLatest)} {isArchived ? <StatusWord status={texts.archivedWord} /> : null}
      </>
    ),
  },
  { id: 'type', title: texts.type, value: ({ type }) => type },
  { id: 'source', title: texts.source, value: () => dataTexts.thisWorkspace },
  { id: 'datastore', title: dataTexts.datastore, value: ({ datastore }) => datastore },
  {
    id: 'created',
    title: texts.createdOn,
    value: ({ createdAt }) => createdAt,
    show: ({ createdAt }) => <Time at={createdAt} />,
  },
  {
    id: 'modified',
    title: texts.modifiedOn,
    value: ({ modifiedAt }) => modifiedAt,
    show: ({ modifiedAt }) => <Time at={modifiedAt} />,
  },
  { id: 'by', title: texts.createdBy, value: ({ createdBy }) => createdBy },
  { id: 'tags', title: texts.tags, value: ({ tags }) => tagText(tags), show: ({ tags }) => <TagList tags={tags} /> },
];

const idOf = ({ name, version }: DataRow): string => `${name}:${version}`;

/** Every data asset, version by version. */
export default function DataPage() {
  const rows = useShownVersions(useView('data-assets', {}));
  return (
    <>
      <PageHeader title={dataTexts.title} about={dataTexts.about} />
      <DataTable
        label={dataTexts.title}
        columns={COLUMNS}
        rows={rows}
        idOf={idOf}
        sort="-created"
        empty={dataTexts.none}
        toolbar={
          <>
            <QuerySwitch label={texts.latestOnly} name={LATEST_ONLY} />
            <QuerySwitch label={texts.archived} name={ARCHIVED_TOO} />
          </>
        }
      />
    </>
  );
}
