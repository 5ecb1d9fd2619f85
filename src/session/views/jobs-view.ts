import * as v from 'valibot';
import { jobs } from '../../azure/job/job.ts';
import { type JobRow, jobRow, newestFirst } from './job-row.ts';
import { defineView } from './view.ts';

/** Every job of the workspace, newest first, archived ones included. */
export const jobsView = defineView(
  'jobs',
  v.strictObject({}),
  ({ world }): JobRow[] => jobs.all(world).map(jobRow).sort(newestFirst),
  { everyMs: 250 },
);
