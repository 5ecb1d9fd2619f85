import * as v from 'valibot';
import { dataTree } from '../../azure/data/data-asset.ts';
import type { Context } from '../../kernel/context.ts';
import { csvRows } from '../../kernel/csv-rows.ts';
import type { FileNode } from '../../kernel/files/node.ts';
import type { ValueKind } from '../profile/column-summary.ts';
import { fileProfile, isTable } from '../profile/file-profile.ts';
import { filesOfAsset, findData } from './data-asset-view.ts';
import { typeOf } from './data-profile-view.ts';
import { type FileText, fileBelow, textOfFile } from './tree-files.ts';
import { defineView } from './view.ts';

/** The first rows of one file of a data asset, or its text when it is no table. */
export interface DataPreview {
  readonly path: string;
  readonly size: number; // bytes
  readonly table: PreviewTable | null;
  readonly file: FileText | null;
}

export interface PreviewTable {
  readonly columns: readonly { readonly name: string; readonly type: ValueKind; readonly empty: number }[];
  readonly rows: readonly (readonly string[])[]; // the first ones
  readonly rowCount: number; // of the whole file
}

const ROWS = 50;

/** `file` empty: the first one. */
export const dataPreviewView = defineView(
  'data-preview',
  v.strictObject({ name: v.string(), version: v.string(), file: v.string() }),
  ({ world, context, params }): DataPreview | null => {
    const asset = findData(world, params.name, params.version);
    if (!asset) return null;
    const tree = dataTree(world, asset);
    const all = filesOfAsset(asset, tree);
    const path = params.file === '' ? (all.find((file) => isTable(file.path)) ?? all[0])?.path : params.file;
    const node = path === undefined ? undefined : tree?.kind === 'file' ? tree : fileBelow(tree, path);
    return node && path !== undefined ? previewOf(context, path, node) : null;
  },
  { everyMs: 5000 },
);

function previewOf(context: Context, path: string, node: FileNode): DataPreview {
  if (!isTable(path)) return { path, size: node.size, table: null, file: textOfFile(path, node, context.content) };
  const profile = fileProfile(context, node);
  const [, ...rows] = context.memo.get(`csv-head/${node.ref}`, () => csvRows(context.content.text(node.ref), ROWS + 1));
  return {
    path,
    size: node.size,
    table: {
      columns: profile.columns.map((column) => ({ name: column.name, type: typeOf(column).type, empty: column.empty })),
      rows,
      rowCount: profile.rows,
    },
    file: null,
  };
}
