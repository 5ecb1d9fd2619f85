import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Puts NOTICE.md beside the page: the licences it lists ask to be passed on with what is shipped. */
export function shipNotice(): Plugin {
  const source = readFileSync(join(import.meta.dirname, '..', 'NOTICE.md'));
  return {
    name: 'ship-notice',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'NOTICE.md', source });
    },
  };
}
