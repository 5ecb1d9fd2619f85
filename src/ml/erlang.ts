import { ln } from '../kernel/math.ts';

/**
 * A Gamma draw with integer shape: −scale·Σ ln u over the first `shape` of them. The caller draws a
 * fixed number of uniforms per row whatever the shape, so that streams stay in step.
 */
export function erlang(shape: number, scale: number, uniforms: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < shape; i++) total -= ln(uniforms[i] as number);
  return scale * total;
}
