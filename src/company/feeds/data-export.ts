import { putDataAsset } from '../../azure/data/data-asset.ts';
import { parseReference } from '../../azure/reference.ts';
import { upload } from '../../azure/storage/datastore.ts';
import type { ContentRef, ContentStore } from '../../kernel/content-store.ts';
import { type DirNode, emptyDir, type TreeNode } from '../../kernel/files/node.ts';
import { defineReaction } from '../../kernel/reaction.ts';
import { DAY, isoTime, type SimTime } from '../../kernel/time.ts';
import type { Tx } from '../../kernel/tx.ts';
import { seedAt } from '../../kernel/world.ts';
import { post } from '../channels/channel.ts';
import { labelsDayRef, ordersDayRef } from '../order-generators.ts';
import { formsOfDay } from '../order-service/release.ts';
import { dayFile, dayFileName } from './day-file.ts';

/** A folder of daily files inside an export. */
interface ExportPart {
  readonly folder: string; // '' or 'labels'
  readonly kind: 'orders' | 'labels';
  readonly from: number; // first day
  readonly to: number; // last day, included
  readonly knownAt: SimTime; // labels known by then; orders ignore it
  readonly [key: string]: string | number;
}

/** What the data engineers export and register as a version of a data asset. */
export interface DataExport {
  readonly workspace: string;
  readonly name: string; // 'checkout-orders'
  readonly version: string;
  readonly createdBy: string;
  readonly description: string;
  readonly type: 'uri_folder' | 'uri_file';
  readonly path: string; // 'azureml://datastores/ds_curated/paths/checkout/orders/2026-03-08/'
  readonly tags: { readonly [name: string]: string };
  readonly parts: readonly ExportPart[];
  readonly [key: string]: string | { readonly [name: string]: string } | readonly ExportPart[];
}

/** An export of the feeds appears in the lake and becomes a data asset. Its rows are made when somebody reads them. */
export const dataExport = defineReaction<DataExport>('data.export', (tx, asked, { content }) => {
  const { workspace, name, version, createdBy, description, type, path, tags, parts } = asked;
  const place = parseReference(path);
  if (place.kind !== 'datastore') throw new Error(`data export ${name}: ${path} is not in a datastore`);
  let tree = emptyDir(tx.world.now, ++tx.world.writes);
  for (const part of parts) tree = withFolder(tx, tree, part.folder, partFiles(tx, content, part));
  upload(tx, workspace, place.datastore, place.path, tree);
  putDataAsset(tx, { workspace, name, version, createdBy, description, type, path, tags });
  post(tx, 'feeds', { actor: createdBy, text: announcement(asked) });
});

/** Daily files are named after days; people name dates. */
function announcement({ name, version, parts }: DataExport): string {
  const date = (day: number): string => isoTime(day * DAY).slice(0, 10);
  const held = parts.map(({ kind, from, to }) => `${kind} of ${date(from)} to ${date(to)}`);
  return `${name}:${version} is registered: ${held.join(', ')}.`;
}

function partFiles(tx: Tx, content: ContentStore, part: ExportPart): { readonly [name: string]: TreeNode } {
  const files: { [name: string]: TreeNode } = {};
  for (let day = part.from; day <= part.to; day++) {
    const seed = seedAt(tx.world, day * DAY);
    const ref: ContentRef =
      part.kind === 'orders'
        ? ordersDayRef(seed, day, formsOfDay(tx.world, day))
        : labelsDayRef(seed, day, part.knownAt);
    files[dayFileName(day)] = dayFile(tx, ref, content.bytes(ref).length);
  }
  return files;
}

function withFolder(tx: Tx, tree: DirNode, folder: string, files: { readonly [name: string]: TreeNode }): DirNode {
  if (folder === '') return { ...tree, entries: { ...tree.entries, ...files } };
  const made: DirNode = { ...emptyDir(tx.world.now, ++tx.world.writes), entries: files };
  return { ...tree, entries: { ...tree.entries, [folder]: made } };
}
