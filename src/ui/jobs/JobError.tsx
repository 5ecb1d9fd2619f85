import type { JobView } from '../../session/views/job-view.ts';
import { PinButton } from '../kit/PinButton.tsx';
import { Time } from '../kit/Time.tsx';
import { href } from '../routing/route.ts';
import { jobsTexts as texts } from '../texts/jobs.ts';
import { LOG_FILE } from './log-file.ts';

interface JobErrorProps {
  readonly name: string;
  readonly error: NonNullable<JobView['error']>;
}

/** Why a job failed, in Azure's words. */
export const JobError = ({ name, error }: JobErrorProps) => (
  <section className="panel job-error" aria-labelledby="job-error">
    <h2 id="job-error" className="err">
      {texts.error}: {error.code} <PinButton note={`${name}: ${error.code}`} />
    </h2>
    <p className="meta">
      {texts.errorAt} <Time at={error.at} /> ·{' '}
      <a href={href(['jobs', name], { tab: 'outputs', file: LOG_FILE })}>{texts.openLog}</a>
    </p>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard */}
    <pre className="output" tabIndex={0}>
      {error.message}
    </pre>
  </section>
);
