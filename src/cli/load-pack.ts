import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack } from '../scenario/pack.ts';

/** Reads a folder of content (the repository's `scenarios/`) into a pack. */
export function loadPack(folder: string): Pack {
  const files = new Map<string, string>();
  const visit = (path: string): void => {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const below = path ? `${path}/${entry.name}` : entry.name;
      if (entry.name === '__pycache__') continue;
      if (entry.isDirectory()) visit(below);
      else files.set(below, readFileSync(join(folder, below), 'utf8'));
    }
  };
  visit('');
  return { files };
}
