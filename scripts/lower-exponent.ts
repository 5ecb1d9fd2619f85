import { transform } from 'esbuild';
import type { Plugin } from 'vite';

/**
 * Rewrites the `**` operator of just-bash to `Math.pow`, which the deterministic realm replaces: engines differ in the
 * last bit of the operator itself.
 */
export function lowerExponent(): Plugin {
  return {
    name: 'lower-exponent',
    enforce: 'pre',
    async transform(code, id) {
      if (!id.includes('just-bash') || !/\.m?js($|\?)/.test(id) || !code.includes('**')) return null;
      const lowered = await transform(code, {
        loader: 'js',
        supported: { 'exponent-operator': false },
        target: 'es2022',
      });
      return { code: lowered.code, map: null };
    },
  };
}
