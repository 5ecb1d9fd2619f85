/**
 * The next value, made of the previous one's parts wherever they are equal. A view arrives whole ten times a second; with
 * this, only what really changed is drawn again (a chart costs more than everything else on the page).
 */
export function keepEqual<T>(previous: unknown, next: T): T {
  if (Object.is(previous, next)) return next;
  if (typeof previous !== 'object' || typeof next !== 'object' || previous === null || next === null) return next;
  const before = previous as { readonly [key: string]: unknown };
  const after = next as { readonly [key: string]: unknown };
  if (Array.isArray(before) !== Array.isArray(after)) return next;
  const keys = Object.keys(after);
  let isSame = keys.length === Object.keys(before).length;
  const kept = keys.map((key) => {
    const value = keepEqual(before[key], after[key]);
    if (!Object.is(value, before[key]) || !(key in before)) isSame = false;
    return [key, value] as const;
  });
  if (isSame) return previous as T;
  return (Array.isArray(after) ? kept.map(([, value]) => value) : Object.fromEntries(kept)) as T;
}
