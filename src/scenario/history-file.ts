import * as v from 'valibot';
import type { Pack } from './pack.ts';
import { readYaml } from './read-yaml.ts';
import { instantSchema } from './scenario-file.ts';

const historySchema = v.strictObject({
  start: instantSchema, // the world's first moment
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
  acts: v.array(v.strictObject({ at: instantSchema, actor: v.string(), lines: v.array(v.string()) })),
});

export type History = v.InferOutput<typeof historySchema>;

export const HISTORY_PATH = 'kestrand/history.yml';

/** How the repository and the estate came to be what they are. @throws ContentError */
export const readHistory = (pack: Pack): History => readYaml(pack, HISTORY_PATH, historySchema);
