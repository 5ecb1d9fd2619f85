import * as v from 'valibot';
import { type Completion, completeLine } from '../../shell/completion/complete-line.ts';
import { shellParts } from '../../shell/parts/registry.ts';
import { shellCommands } from '../../shell/registry.ts';
import { defineView } from './view.ts';

export type { Candidate, Completion } from '../../shell/completion/complete-line.ts';

/** What may stand where the cursor is in a line that is being typed. */
export const completionView = defineView(
  'completion',
  v.strictObject({ terminal: v.string(), text: v.string(), cursor: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  ({ world, context, params }): Completion =>
    completeLine({ world, context, ...params }, { commands: shellCommands, parts: shellParts }),
);
