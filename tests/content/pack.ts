import { resolve } from 'node:path';
import { loadPack } from '../../src/cli/load-pack.ts';
import type { Pack } from '../../src/scenario/pack.ts';
import { repositoryAt } from '../../src/scenario/repository-at.ts';

/** The content of this repository. */
export const contentPack = (): Pack => loadPack(resolve(import.meta.dirname, '../../scenarios'));

/** The files of kestrand-ml by path, as a scenario without faults finds them. */
export const repositoryFiles = (pack: Pack): Map<string, string> => repositoryAt(pack);
