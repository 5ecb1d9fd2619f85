import type { FieldValue } from '../../../src/azure/online-endpoint/collected-fields.ts';

/** The linear congruential generator that the golden numbers were made with. */
export function draws(seed: number): () => number {
  let x = seed;
  return () => {
    x = (Math.imul(1103515245, x) + 12345) & 0x7fffffff;
    return x / 2147483648;
  };
}

/** Rows with a number, a text, a code and a number that is sometimes unknown. `shift` moves the first two. */
export function madeRows(count: number, seed: number, shift: number): { readonly [field: string]: FieldValue }[] {
  const draw = draws(seed);
  return Array.from({ length: count }, () => {
    const [a, b, c, d] = [draw(), draw(), draw(), draw()];
    return {
      basket: Math.round((100 * a * a + shift) * 100) / 100,
      channel: shift === 0 || b < 0.8 ? (['web', 'app', 'phone'][Math.floor(3 * b)] as string) : 'kiosk',
      code: Math.floor(4 * c),
      hours: d < 0.25 ? null : Math.round(50 * d * 10) / 10,
    };
  });
}
