import type { Plugin } from 'vite';

/** Tells GitHub Pages to serve the folder as it is. */
export function noJekyll(): Plugin {
  return {
    name: 'no-jekyll',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '.nojekyll', source: '' });
    },
  };
}
