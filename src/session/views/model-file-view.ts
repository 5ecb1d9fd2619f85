import * as v from 'valibot';
import { modelTree } from '../../azure/model/model.ts';
import type { Context } from '../../kernel/context.ts';
import type { World } from '../../kernel/world.ts';
import { findModel, ownName } from './model-view.ts';
import { type FileText, fileBelow, textOfFile } from './tree-files.ts';
import { defineView } from './view.ts';

/** One file of a version of a model; null when there is none. */
export const modelFileView = defineView(
  'model-file',
  v.strictObject({ name: v.string(), version: v.string(), path: v.string() }),
  ({ world, context, params }) => modelFile(world, context, params),
  { everyMs: 1000 },
);

interface Asked {
  readonly name: string;
  readonly version: string;
  readonly path: string;
}

function modelFile(world: World, context: Context, { name, version, path }: Asked): FileText | null {
  const row = findModel(world, name, version);
  const tree = row && modelTree(world, row);
  if (!row || !tree) return null;
  const found = tree.kind === 'file' && path === ownName(row) ? tree : fileBelow(tree, path);
  return found?.kind === 'file' ? textOfFile(path, found, context.content) : null;
}
