// Three-way merge of whole trees: what both sides made of the base, file by file, renames followed.

import type { Conflict } from './index-file.ts';
import { type MergeLabels, mergeText } from './merge-text.ts';
import { type Entry, type FlatTree, readBlob, writeBlob } from './objects.ts';
import { isBinary } from './patch-text.ts';
import type { Repository } from './repository.ts';
import { diffTrees, findRenames, isSameEntry } from './tree-diff.ts';

export interface TreeMerge {
  readonly entries: Map<string, Entry>; // the merged tree; conflicting files as they go to the work tree
  readonly conflicts: Map<string, Conflict>;
  readonly messages: readonly string[]; // 'Auto-merging a.py', 'CONFLICT (content): …', in path order
}

interface Sides {
  readonly base: Entry | undefined;
  readonly ours: Entry | undefined;
  readonly theirs: Entry | undefined;
}

export interface TreeMergeInput {
  readonly base: FlatTree;
  readonly ours: FlatTree;
  readonly theirs: FlatTree;
  readonly labels: MergeLabels;
}

export async function mergeTrees(repo: Repository, input: TreeMergeInput): Promise<TreeMerge> {
  const { base, ours, theirs } = alignRenames(repo, input);
  const entries = new Map<string, Entry>();
  const conflicts = new Map<string, Conflict>();
  const messages: string[] = [];
  const paths = new Set([...base.keys(), ...ours.keys(), ...theirs.keys()]);
  for (const path of [...paths].sort()) {
    const sides: Sides = { base: base.get(path), ours: ours.get(path), theirs: theirs.get(path) };
    const simple = simpleMerge(sides);
    if (simple !== 'both changed') {
      if (simple) entries.set(path, simple);
      continue;
    }
    const result = await mergeFile(repo, path, sides, input.labels);
    if (result.entry) entries.set(path, result.entry);
    if (result.isConflict)
      conflicts.set(path, {
        ...(sides.base && { base: sides.base }),
        ...(sides.ours && { ours: sides.ours }),
        ...(sides.theirs && { theirs: sides.theirs }),
      });
    messages.push(...result.messages);
  }
  return { entries, conflicts, messages };
}

/** The result where at most one side changed the file. */
function simpleMerge({ base, ours, theirs }: Sides): Entry | undefined | 'both changed' {
  if (isSameEntry(ours, theirs)) return ours;
  if (isSameEntry(base, theirs)) return ours;
  if (isSameEntry(base, ours)) return theirs;
  return 'both changed';
}

interface FileMerge {
  readonly entry?: Entry;
  readonly isConflict: boolean;
  readonly messages: readonly string[];
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

async function mergeFile(repo: Repository, path: string, sides: Sides, labels: MergeLabels): Promise<FileMerge> {
  const { base, ours, theirs } = sides;
  if (!ours || !theirs) {
    const [goneIn, keptIn] = ours ? [labels.theirs, labels.ours] : [labels.ours, labels.theirs];
    const message = `CONFLICT (modify/delete): ${path} deleted in ${goneIn} and modified in ${keptIn}.  Version ${keptIn} of ${path} left in tree.`;
    const entry = ours ?? theirs;
    return { ...(entry && { entry }), isConflict: true, messages: [message] };
  }
  const mode = base && base.mode === ours.mode ? theirs.mode : ours.mode;
  const bytes = [ours, theirs].map((entry) => readBlob(repo, entry.oid));
  const baseBytes = base ? readBlob(repo, base.oid) : new Uint8Array();
  const kind = base ? 'content' : 'add/add';
  const conflict = `CONFLICT (${kind}): Merge conflict in ${path}`;
  if ([baseBytes, ...bytes].some(isBinary) || mode === '120000')
    return {
      entry: ours,
      isConflict: true,
      messages: [
        `warning: Cannot merge binary files: ${path} (${labels.ours} vs. ${labels.theirs})`,
        `Auto-merging ${path}`,
        conflict,
      ],
    };
  const [a = '', b = ''] = bytes.map((side) => decoder.decode(side));
  const merged = mergeText(decoder.decode(baseBytes), a, b, labels);
  const oid = await writeBlob(repo, encoder.encode(merged.text));
  const isConflict = merged.conflicts > 0;
  return { entry: { mode, oid }, isConflict, messages: [`Auto-merging ${path}`, ...(isConflict ? [conflict] : [])] };
}

/** Where one side renamed a file, the other versions are looked up under the new name. */
function alignRenames(repo: Repository, input: TreeMergeInput): Omit<TreeMergeInput, 'labels'> {
  const base = new Map(input.base);
  const sides = { ours: new Map(input.ours), theirs: new Map(input.theirs) };
  const read = (oid: string): Uint8Array => readBlob(repo, oid);
  for (const side of ['ours', 'theirs'] as const) {
    const other = sides[side === 'ours' ? 'theirs' : 'ours'];
    const changes = diffTrees(input.base, input[side]).filter(
      (change) => change.status === 'A' || change.status === 'D',
    );
    for (const rename of findRenames(changes, read)) {
      if (rename.status !== 'R') continue;
      const { oldPath, path } = rename;
      const atOld = other.get(oldPath);
      const fromBase = base.get(oldPath);
      if (!atOld || !fromBase || other.has(path) || base.has(path)) continue;
      other.delete(oldPath);
      other.set(path, atOld);
      base.delete(oldPath);
      base.set(path, fromBase);
    }
  }
  return { base, ...sides };
}
