import { worldFiles } from '../kernel/files/world-files.ts';
import { defineReaction } from '../kernel/reaction.ts';
import { applyTreeEdit, type TreeEdit } from './tree-edit.ts';

/** A colleague changes files of their working copy in an editor. @throws AnchorError: content that does not apply */
export const colleagueEdits = defineReaction<TreeEdit & { readonly actor: string }>(
  'colleague.edits',
  (tx, { actor, ...edit }, context) => {
    const files = worldFiles(tx, context.content);
    const root = `/home/${actor}/kestrand-ml`;
    const there = {
      read: (file: string) =>
        files.find(`${root}/${file}`)?.kind === 'file' ? files.readText(`${root}/${file}`) : undefined,
      write: (file: string, text: string) => {
        files.makeDir(`${root}/${file}`.slice(0, `${root}/${file}`.lastIndexOf('/')), true);
        files.writeText(`${root}/${file}`, text);
      },
      remove: (file: string) => files.remove(`${root}/${file}`),
    };
    applyTreeEdit(there, edit);
  },
);
