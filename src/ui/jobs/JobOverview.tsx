import type { JobView } from '../../session/views/job-view.ts';
import { CopiedText } from '../kit/CopiedText.tsx';
import { CopyButton } from '../kit/CopyButton.tsx';
import { PropertyList } from '../kit/PropertyList.tsx';
import { StatusWord } from '../kit/StatusWord.tsx';
import { TagList } from '../kit/TagList.tsx';
import { Time } from '../kit/Time.tsx';
import { href } from '../routing/route.ts';
import { commonTexts } from '../texts/common.ts';
import { jobsTexts as texts } from '../texts/jobs.ts';
import { JobDuration } from './JobDuration.tsx';
import { JobError } from './JobError.tsx';
import { JobHistory } from './JobHistory.tsx';
import { JobInputs, JobOutputPlaces } from './JobInputs.tsx';
import { JobParameters } from './JobParameters.tsx';

/** What a job is and what became of it. */
export function JobOverview({ job }: { readonly job: JobView }) {
  return (
    <div className="stack">
      {job.error ? <JobError name={job.name} error={job.error} /> : null}
      <div className="cards">
        <Properties job={job} />
        <div className="stack">
          <JobInputs inputs={job.inputs} />
          <JobOutputPlaces outputs={job.outputs} />
          <RegisteredModels job={job} />
          <JobParameters name={job.name} />
        </div>
        <div className="stack">
          <JobHistory history={job.history} />
          <Source job={job} />
        </div>
      </div>
    </div>
  );
}

const Properties = ({ job }: { readonly job: JobView }) => (
  <PropertyList
    title={texts.properties}
    properties={[
      [texts.status, <StatusWord key="status" status={job.status} />],
      ...(job.description === '' ? [] : ([[texts.description, job.description]] as const)),
      [texts.createdOn, <Time key="created" at={job.createdAt} />],
      [texts.createdBy, job.createdBy],
      [texts.startedOn, <Time key="started" at={job.startedAt} />],
      [texts.duration, <JobDuration key="duration" startedAt={job.startedAt} endedAt={job.endedAt} />],
      [
        texts.compute,
        <a key="compute" href={href(['compute', job.compute])}>
          {job.compute}
        </a>,
      ],
      ...(job.node === null ? [] : ([[texts.node, <code key="node">{job.node}</code>]] as const)),
      [
        texts.environment,
        <a key="environment" href={href(['environments', job.environment.name, job.environment.version])}>
          {job.environment.name}:{job.environment.version}
        </a>,
      ],
      [texts.name, <CopiedText key="name" text={job.name} label={`${commonTexts.copy}: ${texts.name}`} />],
      [texts.command, <CopiedText key="command" text={job.command} label={`${commonTexts.copy}: ${texts.command}`} />],
      [texts.timeout, job.timeoutSeconds === null ? texts.noTimeout : texts.seconds(job.timeoutSeconds)],
      [texts.tags, <TagList key="tags" tags={job.tags} />],
    ]}
  />
);

/** Where the code came from. */
const Source = ({ job }: { readonly job: JobView }) => (
  <PropertyList
    title={texts.code}
    properties={[
      [texts.commit, <Commit key="commit" id={job.commit} />],
      [texts.branch, job.branch ?? commonTexts.none],
      [texts.repository, job.repository ?? commonTexts.none],
      [texts.snapshot, <Copied key="snapshot" text={job.snapshotId} label={texts.snapshot} />],
      ...(Object.keys(job.environmentVariables).length === 0
        ? []
        : ([[texts.variables, <TagList key="variables" tags={job.environmentVariables} />]] as const)),
    ]}
  />
);

const Commit = ({ id }: { readonly id: string | null }) =>
  id === null ? (
    commonTexts.none
  ) : (
    <>
      <a href={href(['repository'], { commit: id })}>
        <code>{id.slice(0, 10)}</code>
      </a>{' '}
      <CopyButton text={id} label={`${commonTexts.copy}: ${texts.commit}`} />
    </>
  );

const Copied = ({ text, label }: { readonly text: string | null; readonly label: string }) =>
  text === null ? commonTexts.none : <CopiedText text={text} label={`${commonTexts.copy}: ${label}`} />;

const RegisteredModels = ({ job }: { readonly job: JobView }) => (
  <section className="panel">
    <h2>{texts.models}</h2>
    {job.models.length === 0 ? (
      <p className="meta">{texts.noModels}</p>
    ) : (
      <ul className="bare-list">
        {job.models.map(({ name, version }) => (
          <li key={`${name}:${version}`}>
            <a href={href(['models', name, version])}>
              {name}:{version}
            </a>
          </li>
        ))}
      </ul>
    )}
  </section>
);
