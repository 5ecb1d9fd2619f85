import { worldFiles } from '../../kernel/files/world-files.ts';
import { defineReaction } from '../../kernel/reaction.ts';
import { applyAnchoredEdit } from './anchored-edit.ts';

/** A colleague changes a file of their working copy in an editor. @throws AnchorError: content that does not apply */
export const colleagueEdits = defineReaction<{
  readonly actor: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}>('colleague.edits', (tx, { actor, ...edit }, context) => {
  const files = worldFiles(tx, context.content);
  const path = `/home/${actor}/kestrand-ml/${edit.file}`;
  files.writeText(path, applyAnchoredEdit(files.readText(path), edit));
});
