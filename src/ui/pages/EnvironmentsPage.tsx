import type { EnvironmentListRow } from '../../session/views/environments-view.ts';
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
import { environmentTexts } from '../texts/environments.ts';

const COLUMNS: readonly Column<EnvironmentListRow>[] = [
  {
    id: 'name',
    title: texts.name,
    value: ({ name }) => name,
    show: ({ name, version }) => (
      <a className="whole-name" href={href(['environments', name, version])}>
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
    id: 'build',
    title: environmentTexts.build,
    value: ({ build }) => build.state,
    show: ({ build }) => <StatusWord status={build.state} />,
  },
  {
    id: 'image',
    title: environmentTexts.image,
    value: ({ image }) => image,
    show: ({ image }) => <code>{image}</code>,
  },
  { id: 'packages', title: environmentTexts.packages, value: ({ packages }) => packages, isNumber: true },
  { id: 'deployments', title: environmentTexts.deployments, value: ({ deployments }) => deployments, isNumber: true },
  { id: 'jobs', title: environmentTexts.jobs, value: ({ jobs }) => jobs, isNumber: true },
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

const idOf = ({ name, version }: EnvironmentListRow): string => `${name}:${version}`;

/** Every environment. */
export default function EnvironmentsPage() {
  const rows = useShownVersions(useView('environments', {}));
  return (
    <>
      <PageHeader title={environmentTexts.title} about={environmentTexts.about} />
      <DataTable
        label={environmentTexts.title}
        columns={COLUMNS}
        rows={rows}
        idOf={idOf}
        sort="name"
        empty={environmentTexts.none}
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
