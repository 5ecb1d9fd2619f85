import * as v from 'valibot';
import { type Job, jobs } from '../../azure/job/job.ts';
import { hunksText } from '../../git/patch-text.ts';
import type { Context } from '../../kernel/context.ts';
import { fileBelow, textOfFile } from './tree-files.ts';
import { defineView } from './view.ts';

/** What became of one file of the code from one job to another. */
export interface JobCodeDiff {
  readonly hunks: string | null; // as `git diff` writes them; null: one of them is no text
}

const CONTEXT_LINES = 3;

export const jobCodeDiffView = defineView(
  'job-code-diff',
  v.strictObject({ from: v.string(), to: v.string(), file: v.string() }),
  ({ world, context, params: { from, to, file } }): JobCodeDiff | null => {
    const [before, after] = [jobs.get(world, from), jobs.get(world, to)];
    if (!before || !after) return null;
    const [a, b] = [textIn(context, before, file), textIn(context, after, file)];
    return { hunks: a === null || b === null ? null : hunksText(a, b, CONTEXT_LINES) };
  },
  { everyMs: 5000 },
);

/** The text of a file of a job's code, '' when there is no such file; null for bytes that are no text. */
function textIn(context: Context, job: Job, file: string): string | null {
  const node = fileBelow(job.code ?? undefined, file);
  return node ? textOfFile(file, node, context.content).text : '';
}
