// Builds the snapshot of the interpreter that Node and browsers start from, unless that of the present sources exists.
import { relative, resolve } from 'node:path';
import { realm } from '../src/kernel/realm.ts';
import { ensureSnapshot, nodePyodideFiles, snapshotPath } from './python-files.ts';

realm.install();
const root = resolve(import.meta.dirname, '..');
const bytes = await ensureSnapshot(root, await nodePyodideFiles());
process.stdout.write(`${relative(root, snapshotPath(root))}: ${(bytes.length / 1e6).toFixed(1)} MB\n`);
