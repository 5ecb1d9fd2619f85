import { resolve } from 'node:path';
import type { Pack } from '../scenario/pack.ts';
import { loadPack } from './load-pack.ts';

/** The content of this repository. Commands are run from its root. */
export const defaultPack = (): Pack => loadPack(resolve(process.cwd(), 'scenarios'));
