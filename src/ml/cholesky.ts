/**
 * Solves A·x = b for a symmetric positive definite matrix (row-major; the lower triangle is read). Both are
 * overwritten; `b` becomes x. False when A is not positive definite to working precision, then nothing is promised.
 */
export function solveCholesky(a: Float64Array, b: Float64Array): boolean {
  const n = b.length;
  for (let j = 0; j < n; j++) {
    const diagonal = a[j * n + j] as number;
    let pivot = diagonal;
    for (let k = 0; k < j; k++) pivot -= (a[j * n + k] as number) * (a[j * n + k] as number);
    if (!(pivot > diagonal * 1e-14)) return false;
    const root = Math.sqrt(pivot);
    a[j * n + j] = root;
    for (let i = j + 1; i < n; i++) {
      let sum = a[i * n + j] as number;
      for (let k = 0; k < j; k++) sum -= (a[i * n + k] as number) * (a[j * n + k] as number);
      a[i * n + j] = sum / root;
    }
  }
  for (let i = 0; i < n; i++) {
    let sum = b[i] as number;
    for (let k = 0; k < i; k++) sum -= (a[i * n + k] as number) * (b[k] as number);
    b[i] = sum / (a[i * n + i] as number);
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i] as number;
    for (let k = i + 1; k < n; k++) sum -= (a[k * n + i] as number) * (b[k] as number);
    b[i] = sum / (a[i * n + i] as number);
  }
  return true;
}
