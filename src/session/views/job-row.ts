import { isOver, type Job, jobStatus, reachedAt } from '../../azure/job/job.ts';

/** A job as lists show it. */
export interface JobRow {
  readonly name: string; // 'brave_onion_4k2m9x1c7d'
  readonly displayName: string;
  readonly experiment: string;
  readonly status: string; // Azure's word
  readonly createdAt: number;
  readonly startedAt: number | null; // Running
  readonly endedAt: number | null;
  readonly compute: string;
  readonly createdBy: string;
  readonly tags: { readonly [tag: string]: string };
  readonly isArchived: boolean;
}

export const jobRow = (job: Job): JobRow => ({
  name: job.name,
  displayName: job.displayName,
  experiment: job.experimentName,
  status: jobStatus(job),
  createdAt: job.createdAt,
  startedAt: reachedAt(job, 'Running') ?? null,
  endedAt: isOver(job) ? (job.history.at(-1)?.at ?? null) : null,
  compute: job.compute,
  createdBy: job.createdBy,
  tags: job.tags,
  isArchived: job.isArchived,
});

/** Newest first. */
export const newestFirst = (a: JobRow, b: JobRow): number => b.createdAt - a.createdAt || (a.name < b.name ? -1 : 1);
