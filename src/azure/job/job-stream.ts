import type { Context } from '../../kernel/context.ts';
import { isoTime } from '../../kernel/time.ts';
import type { AzError } from '../az-command.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { isOver, type Job } from './job.ts';
import { webView } from './job-document.ts';

const LOG = 'user_logs/std_log.txt';

/** How far a streaming command has printed. */
export interface StreamState {
  readonly isBegun: boolean; // the first two lines are out
  readonly shown: number; // chunks of the log that are out
  readonly [key: string]: boolean | number;
}

export const STREAM_START: StreamState = { isBegun: false, shown: 0 };

/** What a streaming command prints now, how far it is then, and whether that is all. */
export interface StreamStep {
  readonly text: string;
  readonly state: StreamState;
  readonly isDone: boolean;
  readonly failure: AzError | null; // the job failed
}

/** Prints what is new of a job: head, lines of the log, and when it is over the summary. */
export function streamStep(state: StreamState, job: Job, workspace: Workspace, context: Context): StreamStep {
  const head = `RunId: ${job.name}\nWeb View: ${webView(job, workspace)}\n`;
  const { chunks = [], shown = 0 } = job.process ?? {};
  const log = chunks.slice(state.shown, shown).map(({ ref }) => context.content.text(ref));
  const title = state.shown === 0 && log.length > 0 ? `\nStreaming ${LOG}\n${'='.repeat(LOG.length + 10)}\n\n` : '';
  const isDone = isOver(job);
  return {
    text: [
      state.isBegun ? '' : head,
      title,
      ...log,
      isDone ? `\nExecution Summary\n=================\n${head}` : '',
    ].join(''),
    state: { isBegun: true, shown: Math.max(state.shown, shown) },
    isDone,
    failure: isDone && job.error ? failureOf(job, workspace) : null,
  };
}

/** The exception that ends the streaming of a failed job. */
function failureOf(job: Job, workspace: Workspace): AzError {
  const error = {
    error: { code: job.error?.code ?? '', message: job.error?.message ?? '', message_parameters: {}, details: [] },
    environment: workspace.location,
    location: workspace.location,
    time: isoTime(job.error?.at ?? 0),
    component_name: 'CommonRuntime',
  };
  return { code: null, message: `Exception : \n ${JSON.stringify(error, null, 4)} ` };
}
