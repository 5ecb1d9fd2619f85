import * as v from 'valibot';
import { CHANNELS } from '../company/channels/channel.ts';
import type { SimTime } from '../kernel/time.ts';
import { anchoredEditSchema } from './anchored-edit.ts';
import type { Pack } from './pack.ts';
import { readYaml } from './read-yaml.ts';
import { instantSchema } from './scenario-file.ts';

const typedSchema = v.strictObject({ at: instantSchema, actor: v.string(), lines: v.array(v.string()) });

const commitSchema = v.strictObject({
  at: instantSchema,
  actor: v.string(),
  message: v.string(),
  edits: v.optional(v.array(anchoredEditSchema), []),
  files: v.optional(v.array(v.strictObject({ file: v.string(), text: v.string() })), []),
  remove: v.optional(v.array(v.string()), []),
});

const saidSchema = v.strictObject({
  at: instantSchema,
  actor: v.string(),
  channel: v.picklist(CHANNELS),
  text: v.pipe(v.string(), v.trim(), v.minLength(1)),
});

const has = (act: unknown, key: string): boolean => typeof act === 'object' && act !== null && key in act;

const actsSchema = v.array(
  v.lazy((act) => (has(act, 'lines') ? typedSchema : has(act, 'channel') ? saidSchema : commitSchema)),
);

/** Somebody types lines into a terminal of their own. */
export type TypedAct = v.InferOutput<typeof typedSchema>;
/** Somebody edits files, commits them to main and pushes. */
export type CommitAct = v.InferOutput<typeof commitSchema>;

const historySchema = v.strictObject({
  start: instantSchema, // the world's first moment
  marks: v.pipe(v.array(instantSchema), v.minLength(1)), // at which the common past is kept; scenarios begin from one
  initial_commits: v.pipe(
    v.array(
      v.strictObject({
        at: instantSchema,
        author: v.string(), // role id
        message: v.string(),
        paths: v.pipe(v.array(v.string()), v.minLength(1)), // globs below kestrand/repo
      }),
    ),
    v.minLength(1),
  ),
});

/** Somebody writes in a channel. */
export type SaidAct = v.InferOutput<typeof saidSchema>;

export interface History extends v.InferOutput<typeof historySchema> {
  readonly acts: readonly (TypedAct | CommitAct | SaidAct)[]; // in order of time
}

export const HISTORY_PATH = 'kestrand/history.yml';
const ACTS_PATH = /^kestrand\/history\/[^/]+\.yml$/;

/** How the repository and the estate came to be what they are. @throws ContentError */
export function readHistory(pack: Pack): History {
  const paths = [...pack.files.keys()].filter((path) => ACTS_PATH.test(path)).sort();
  const acts = paths.flatMap((path) => readYaml(pack, path, actsSchema));
  return { ...readYaml(pack, HISTORY_PATH, historySchema), acts: acts.sort((a, b) => a.at - b.at) };
}

/** The newest moment of the common past from which something that first differs at `before` can begin. */
export function newestMark({ start, marks }: History, before: SimTime): SimTime {
  return Math.max(start, ...marks.filter((mark) => mark < before));
}
