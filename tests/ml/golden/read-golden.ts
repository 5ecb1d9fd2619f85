import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Vectors that make_golden.py wrote with SciPy and scikit-learn. */
export const readGolden = <T>(file: string): T => JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8')) as T;
