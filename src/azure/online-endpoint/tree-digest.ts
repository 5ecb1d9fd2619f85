import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { DirNode, TreeNode } from '../../kernel/files/node.ts';

const known = new WeakMap<TreeNode, string>();
const encoder = new TextEncoder();

/** Hash of what a folder contains — names and bytes, neither times nor inode numbers: equal trees run equally. */
export function treeDigest(tree: DirNode): string {
  return digest(tree);
}

function digest(node: TreeNode): string {
  if (node.kind === 'file') return node.ref;
  if (node.kind === 'link') return `link:${node.target}`;
  const before = known.get(node);
  if (before !== undefined) return before;
  const lines = Object.keys(node.entries)
    .sort()
    .map((name) => `${name}\0${digest(node.entries[name] as TreeNode)}`);
  const made = `tree:${bytesToHex(sha256(encoder.encode(lines.join('\n'))))}`;
  known.set(node, made);
  return made;
}
