import * as v from 'valibot';
import type { Fields } from '../../azure/spec-schema.ts';
import { specKinds } from '../checking/spec-kind.ts';
import { defineView } from './view.ts';

export type { Field, Fields } from '../../azure/spec-schema.ts';

/** The fields of a kind of specification, by the schema that `az` checks it by; null for a kind nobody knows. */
export const specFieldsView = defineView(
  'spec-fields',
  v.strictObject({ kind: v.string() }),
  ({ params }): Fields | null => specKinds.find(({ id }) => id === params.kind)?.fields ?? null,
  { everyMs: 60_000 },
);
