import { Select } from '@fluentui/react-components';
import { Fragment, useId } from 'react';
import type { ActivityEntry } from '../../session/views/activity-view.ts';
import { KindWord } from '../activity/KindWord.tsx';
import { FILTERS, familyOf, shortOperation, useShownActivities } from '../activity/use-shown-activities.ts';
import { type Column, DataTable } from '../kit/DataTable.tsx';
import { PageHeader } from '../kit/PageHeader.tsx';
import { PinButton } from '../kit/PinButton.tsx';
import { QuerySelect } from '../kit/QuerySelect.tsx';
import { QuerySwitch } from '../kit/QuerySwitch.tsx';
import { Time } from '../kit/Time.tsx';
import { href } from '../routing/route.ts';
import { useQuery } from '../routing/use-query.ts';
import { useView } from '../store/use-view.ts';
import { activityTexts as texts } from '../texts/activity.ts';

const COLUMNS: readonly Column<ActivityEntry>[] = [
  { id: 'time', title: texts.time, value: ({ at }) => at, show: ({ at }) => <Time at={at} /> },
  {
    id: 'kind',
    title: texts.kind,
    value: ({ kind }) => texts.kinds[kind],
    show: ({ kind }) => <KindWord kind={kind} />,
  },
  {
    id: 'resource',
    title: texts.resource,
    value: ({ resource }) => resource,
    show: ({ resource, segments }) =>
      segments ? (
        <a href={href(segments)}>
          <Path path={resource} />
        </a>
      ) : (
        <Path path={resource} />
      ),
  },
  {
    id: 'detail',
    title: texts.detail,
    value: ({ detail, before }) => `${detail} ${before ?? ''}`,
    show: (entry) => <Detail entry={entry} />,
  },
  { id: 'who', title: texts.who, value: ({ actor }) => actor },
  {
    id: 'operation',
    title: texts.operation,
    value: shortOperation,
    show: (entry) => <Path path={shortOperation(entry)} />,
  },
];

/** A path that may break after every part. */
const Path = ({ path }: { readonly path: string }) =>
  path.split('/').map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
    <Fragment key={index}>
      {index === 0 ? null : (
        <>
          /<wbr />
        </>
      )}
      {part}
    </Fragment>
  ));

const LONGEST = 110;

/** What changed; the command of a job is long, and stands on the job's page. */
function Detail({ entry: { actor, resource, detail, before } }: { readonly entry: ActivityEntry }) {
  const text = detail.length > LONGEST ? `${detail.slice(0, LONGEST)}…` : detail;
  const name = resource.split('/').slice(1).join('/');
  return (
    <div className="activity-detail">
      <span title={text === detail ? undefined : detail}>
        {text}
        {before === null ? null : <span className="meta"> ({texts.before(before)})</span>}
      </span>
      <PinButton link={href(['activity'], { q: name.split('/').at(-1) })} note={`${actor}: ${name} ${text}`} />
    </div>
  );
}

/** What changed in the workspace, newest first. */
export default function ActivityPage() {
  const entries = useView('activity', {});
  const shown = useShownActivities(entries);
  return (
    <>
      <PageHeader title={texts.title} about={texts.about} />
      <DataTable
        label={texts.title}
        columns={COLUMNS}
        rows={shown}
        idOf={({ at, operation, resource, detail }) => `${at} ${operation} ${resource} ${detail}`}
        sort="-time"
        empty={texts.none}
        toolbar={
          <>
            <SinceSelect />
            <QuerySelect label={texts.who} name={FILTERS.who} options={valuesOf(entries, ({ actor }) => actor)} />
            <QuerySelect label={texts.operation} name={FILTERS.operation} options={valuesOf(entries, shortOperation)} />
            <QuerySelect label={texts.resource} name={FILTERS.resource} options={valuesOf(entries, familyOf)} />
            <QuerySwitch label={texts.onlyServing} name={FILTERS.serving} />
          </>
        }
      />
    </>
  );
}

function SinceSelect() {
  const id = useId();
  const [since, setSince] = useQuery(FILTERS.since, '');
  return (
    <span className="query-select">
      <label htmlFor={id}>{texts.since}</label>
      <Select id={id} size="small" value={since} onChange={(_, { value }) => setSince(value)}>
        {Object.entries(texts.sinces).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </span>
  );
}

const valuesOf = (entries: readonly ActivityEntry[] | undefined, of: (entry: ActivityEntry) => string): string[] =>
  [...new Set((entries ?? []).map(of))].sort();
