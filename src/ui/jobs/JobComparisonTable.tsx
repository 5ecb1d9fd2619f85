import { ArrowBidirectionalLeftRight16Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { ComparedGroup, ComparedRow, JobComparison } from '../../session/views/job-comparison-view.ts';
import { formatMeasure } from '../kit/format-measure.ts';
import { StatusWord } from '../kit/StatusWord.tsx';
import { Time } from '../kit/Time.tsx';
import { href } from '../routing/route.ts';
import { commonTexts } from '../texts/common.ts';
import { jobsTexts as texts } from '../texts/jobs.ts';
import { JobDuration } from './JobDuration.tsx';
import './jobs.css';

interface JobComparisonTableProps {
  readonly comparison: JobComparison;
  readonly onlyDifferences: boolean;
}

/** Jobs as columns; rows that differ are marked with a sign, a word and a shade. */
export const JobComparisonTable = ({ comparison, onlyDifferences }: JobComparisonTableProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard
  <section className="panel table-scroll whole comparison" aria-label={texts.compareTitle} tabIndex={0}>
    <table>
      <thead>
        <tr>
          <th scope="col">{texts.property}</th>
          {comparison.jobs.map((job) => (
            <th key={job.name} scope="col">
              <a href={href(['jobs', job.name])}>{job.name}</a>
              <span className="meta">
                {job.displayName} · <StatusWord status={job.status} />
              </span>
              <span className="meta">
                <Time at={job.createdAt} /> · <JobDuration startedAt={job.startedAt} endedAt={job.endedAt} />
              </span>
            </th>
          ))}
        </tr>
      </thead>
      {comparison.groups.map((group) => (
        <Group key={group.id} group={group} jobs={comparison.jobs} onlyDifferences={onlyDifferences} />
      ))}
    </table>
  </section>
);

interface GroupProps {
  readonly group: ComparedGroup;
  readonly jobs: JobComparison['jobs'];
  readonly onlyDifferences: boolean;
}

function Group({ group: { id, rows }, jobs, onlyDifferences }: GroupProps) {
  const width = jobs.length + 1;
  const shown = onlyDifferences ? rows.filter(({ isDifferent }) => isDifferent) : rows;
  return (
    <tbody>
      <tr className="group">
        <th scope="rowgroup" colSpan={width}>
          {texts.groups[id]}
        </th>
      </tr>
      {shown.map((row) => (
        <Row key={row.key} row={row} isMetric={id === 'metrics'} fileOf={id === 'files' ? jobs : null} />
      ))}
      {shown.length === 0 ? (
        <tr>
          <td colSpan={width} className="meta">
            {onlyDifferences || id === 'files' ? texts.nothingDiffers : texts.noRows}
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

interface RowProps {
  readonly row: ComparedRow;
  readonly isMetric: boolean;
  readonly fileOf: JobComparison['jobs'] | null; // the row is a file of their code
}

const Row = ({ row, isMetric, fileOf }: RowProps) => (
  <tr className={row.isDifferent ? 'differs' : undefined}>
    <th scope="row">
      {row.key}
      {row.isDifferent ? (
        <span className="meta differs-word">
          <ArrowBidirectionalLeftRight16Regular aria-hidden="true" /> {texts.differs}
        </span>
      ) : null}
    </th>
    {row.values.map((value, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a column is a job, in the order of the heading
      <td key={index} className={isMetric ? 'numbers' : undefined}>
        <CodeLink job={value === null ? undefined : fileOf?.[index]?.name} file={row.key}>
          {shown(value)}
        </CodeLink>
        {isMetric && index > 0 ? <Change from={row.values[0]} to={value} /> : null}
      </td>
    ))}
  </tr>
);

interface CodeLinkProps {
  readonly job: string | undefined; // none: no link
  readonly file: string;
  readonly children: ReactNode;
}

const CodeLink = ({ job, file, children }: CodeLinkProps) =>
  job === undefined ? children : <a href={href(['jobs', job], { tab: 'code', code: file })}>{children}</a>;

type Value = ComparedRow['values'][number] | undefined;

const shown = (value: Value): string =>
  value === null || value === undefined ? commonTexts.none : typeof value === 'number' ? formatMeasure(value) : value;

/** How far a metric is from the first job's. */
const Change = ({ from, to }: { readonly from: Value; readonly to: Value }) =>
  typeof from === 'number' && typeof to === 'number' && from !== to ? (
    <span className="meta">
      {to > from ? '+' : '−'}
      {formatMeasure(Math.abs(to - from))}
    </span>
  ) : null;
