import * as v from 'valibot';
import { isOver, type Job, jobLog, jobs } from '../../azure/job/job.ts';
import { treeAt } from '../../azure/storage/datastore.ts';
import type { Context } from '../../kernel/context.ts';
import type { World } from '../../kernel/world.ts';
import { type FileEntry, type FileText, fileBelow, filesOf, textOfFile } from './tree-files.ts';
import { defineView } from './view.ts';

/** The files of a job: its code, or what it wrote. Paths of what it wrote begin with the name of the output. */
export interface JobFiles {
  readonly files: readonly FileEntry[]; // 'artifacts/user_logs/std_log.txt', 'model/model.joblib'
  readonly isGrowing: boolean; // the job goes on
}

export interface JobFile extends FileText {
  readonly isGrowing: boolean;
}

const OF = v.picklist(['outputs', 'code']);
const LOG = 'artifacts/user_logs/std_log.txt';

export const jobFilesView = defineView(
  'job-files',
  v.strictObject({ name: v.string(), of: OF }),
  ({ world, params }): JobFiles | null => {
    const job = jobs.get(world, params.name);
    if (!job) return null;
    if (params.of === 'code') return { files: filesOf(job.code ?? undefined), isGrowing: false };
    return { files: writtenBy(world, job), isGrowing: !isOver(job) };
  },
  { everyMs: 500 },
);

/** One file of a job; the log grows while the job runs. */
export const jobFileView = defineView(
  'job-file',
  v.strictObject({ name: v.string(), of: OF, file: v.string() }),
  ({ world, context, params }): JobFile | null => {
    const job = jobs.get(world, params.name);
    return job ? fileOf(world, context, job, params.of, params.file) : null;
  },
  { everyMs: 500 },
);

function writtenBy(world: World, job: Job): FileEntry[] {
  const stored = Object.entries(job.outputs).flatMap(([output, { datastore, path }]) => {
    const folder = output === 'default' ? 'artifacts' : output;
    return filesOf(treeAt(world, job.workspace, datastore, path)).map((file) => ({
      ...file,
      path: `${folder}/${file.path}`,
    }));
  });
  const isLogStored = stored.some(({ path }) => path === LOG);
  return job.process === null || isLogStored ? stored : [{ path: LOG, size: 0 }, ...stored];
}

function fileOf(world: World, context: Context, job: Job, of: 'outputs' | 'code', file: string): JobFile | null {
  const { content } = context;
  if (of === 'code') {
    const node = fileBelow(job.code ?? undefined, file);
    return node ? { ...textOfFile(file, node, content), isGrowing: false } : null;
  }
  const [folder = '', ...rest] = file.split('/');
  const output = job.outputs[folder === 'artifacts' ? 'default' : folder];
  const node = output && fileBelow(treeAt(world, job.workspace, output.datastore, output.path), rest.join('/'));
  if (node) return { ...textOfFile(file, node, content), isGrowing: false };
  if (file !== LOG || !job.process) return null;
  const text = jobLog(job, content);
  return { path: file, size: text.length, text, isCut: false, isGrowing: !isOver(job) };
}
