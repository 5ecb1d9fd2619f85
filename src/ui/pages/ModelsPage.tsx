import type { ModelListRow } from '../../session/views/models-view.ts';
import { ServedByList, servedText } from '../assets/ServedByList.tsx';
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
import { modelTexts } from '../texts/models.ts';

const COLUMNS: readonly Column<ModelListRow>[] = [
  {
    id: 'name',
    title: texts.name,
    value: ({ name }) => name,
    show: ({ name, version }) => (
      <a className="whole-name" href={href(['models', name, version])}>
        {name}
      </a>
    ),
  },
  {
    id: 'version',
    title: texts.version,
    value: ({ version, isArchived }) => (isArchived ? `${version} ${texts.archivedWord}` : version),
    show: ({ version, isArchived }) => (
      <>
        {version} {isArchived ? <StatusWord status={texts.archivedWord} /> : null}
      </>
    ),
  },
  {
    id: 'serving',
    title: texts.servedBy,
    value: ({ servedBy }) => servedText(servedBy),
    show: ({ servedBy }) => <ServedByList servedBy={servedBy} />,
  },
  { id: 'type', title: texts.type, value: ({ type }) => type },
  {
    id: 'job',
    title: texts.source,
    value: ({ job, source }) => job ?? source,
    show: ({ job, source }) =>
      job === null ? (
        <code>{source}</code>
      ) : (
        <a className="whole-name" href={href(['jobs', job])}>
          {job}
        </a>
      ),
  },
  { id: 'experiment', title: texts.experiment, value: ({ experiment }) => experiment },
  { id: 'stage', title: texts.stage, value: ({ stage }) => stage },
  {
    id: 'created',
    title: texts.createdOn,
    value: ({ createdAt }) => createdAt,
    show: ({ createdAt }) => <Time at={createdAt} />,
  },
  { id: 'by', title: texts.createdBy, value: ({ createdBy }) => createdBy },
  {
    id: 'tags',
    title: texts.tags,
    value: ({ tags }) => tagText(tags),
    show: ({ tags }) => (
      <div className="tags-cell">
        <TagList tags={tags} />
      </div>
    ),
  },
];

const idOf = ({ name, version }: ModelListRow): string => `${name}:${version}`;

/** Every registered model. */
export default function ModelsPage() {
  const rows = useShownVersions(useView('models', {}));
  return (
    <>
      <PageHeader title={modelTexts.title} about={modelTexts.about} />
      <DataTable
        label={modelTexts.title}
        columns={COLUMNS}
        rows={rows}
        idOf={idOf}
        sort="-created"
        empty={modelTexts.none}
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
