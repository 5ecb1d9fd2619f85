// Identity of everything that decides what a recording replays to: engine, content and Python assets, not the screen.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ENGINE = [
  'kernel',
  'ml',
  'git',
  'packages',
  'azure',
  'github',
  'company',
  'python',
  'scenario',
  'shell',
  'session',
];

/** @param {string} path @returns {string[]} files below a path in code-unit order; a missing path has none */
function filesBelow(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [path];
  return readdirSync(path)
    .sort()
    .filter((name) => name !== '__pycache__')
    .flatMap((name) => filesBelow(join(path, name)));
}

/**
 * Content hash of files and folders.
 * @param {string} root @param {readonly string[]} parts paths below root @returns {string} 16 hex digits
 */
export function contentKey(root, parts) {
  const hash = createHash('sha256');
  for (const part of parts)
    for (const file of filesBelow(join(root, part))) {
      hash.update(`${relative(root, file).replaceAll('\\', '/')}\0`);
      hash.update(readFileSync(file));
    }
  return hash.digest('hex').slice(0, 16);
}

/**
 * A module and all that it imports, types included.
 * @param {string} root @param {string} entry @returns {string[]} paths below root in code-unit order
 */
function modulesBehind(root, entry) {
  const found = new Set([entry]);
  for (const path of found)
    for (const [, target] of readFileSync(join(root, path), 'utf8').matchAll(/(?:from|import)\s*\(?'(\.[^']+\.ts)'/g))
      found.add(join(dirname(path), target ?? '').replaceAll('\\', '/'));
  return [...found].sort();
}

/** @param {string} root @returns {string} identity of all that the past which the scenarios share depends on */
export const pastId = (root) =>
  contentKey(root, [
    ...modulesBehind(root, 'src/session/build-base.ts'),
    'src/python',
    'scenarios/kestrand',
    'package-lock.json',
  ]);

/** @param {string} root @returns {string} the `build` of a recording */
export const buildId = (root) =>
  contentKey(root, [...ENGINE.map((part) => `src/${part}`), 'scenarios', 'package-lock.json']);
