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
      // The helper takes hold of Math.pow when the module loads; look it up at each call instead.
      return {
        code: lowered.code.replace('var __pow = Math.pow;', 'var __pow = (a, b) => Math.pow(a, b);'),
        map: null,
      };
    },
  };
}
