import type { JobRow } from '../../session/views/job-row.ts';
import type { Column } from '../kit/DataTable.tsx';
import { StatusWord } from '../kit/StatusWord.tsx';
import { TagList } from '../kit/TagList.tsx';
import { Time } from '../kit/Time.tsx';
import { href } from '../routing/route.ts';
import { jobsTexts as texts } from '../texts/jobs.ts';
import { durationOf, JobDuration } from './JobDuration.tsx';

const displayName: Column<JobRow> = {
  id: 'display',
  title: texts.displayName,
  value: ({ displayName: shown, name }) => (shown === name ? name : `${shown} ${name}`),
  show: ({ displayName: shown, name, isArchived }) => (
    <>
      <a href={href(['jobs', name])}>{shown}</a>
      {shown === name ? null : <span className="meta whole-word"> {name}</span>}
      {isArchived ? <StatusWord status="Archived" /> : null}
    </>
  ),
};

const experiment: Column<JobRow> = {
  id: 'experiment',
  title: texts.experiment,
  value: (job) => job.experiment,
  show: (job) => <span className="whole-word">{job.experiment}</span>,
};

const status: Column<JobRow> = {
  id: 'status',
  title: texts.status,
  value: (job) => job.status,
  show: (job) => <StatusWord status={job.status} />,
};

const createdOn: Column<JobRow> = {
  id: 'created',
  title: texts.createdOn,
  value: ({ createdAt }) => createdAt,
  show: ({ createdAt }) => <Time at={createdAt} />,
};

const duration: Column<JobRow> = {
  id: 'duration',
  title: texts.duration,
  isNumber: true,
  value: durationOf,
  show: ({ startedAt, endedAt }) => <JobDuration startedAt={startedAt} endedAt={endedAt} />,
};

const compute: Column<JobRow> = {
  id: 'compute',
  title: texts.compute,
  value: (job) => job.compute,
  show: (job) => <a href={href(['compute', job.compute])}>{job.compute}</a>,
};

const createdBy: Column<JobRow> = { id: 'by', title: texts.createdBy, value: (job) => job.createdBy };

const tags: Column<JobRow> = {
  id: 'tags',
  title: texts.tags,
  value: (job) => Object.entries(job.tags).flat().join(' '),
  show: (job) => <TagList tags={job.tags} />,
};

/** The columns of the job list. */
export const jobColumns: readonly Column<JobRow>[] = [
  displayName,
  experiment,
  status,
  createdOn,
  duration,
  compute,
  createdBy,
  tags,
];

/** The columns where a few jobs stand among other things. */
export const recentJobColumns: readonly Column<JobRow>[] = [
  displayName,
  experiment,
  status,
  createdOn,
  duration,
  createdBy,
];
