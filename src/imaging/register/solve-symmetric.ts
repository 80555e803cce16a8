/**
 * Solves A x = b for a small symmetric positive definite A by Cholesky factors.
 * @returns null when A is not positive definite (nothing in the image fixes the parameters)
 */
export function solveSymmetric(a: number[][], b: number[]): number[] | null {
  const n = b.length;
  const factor = a.map((row) => row.slice());
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = factor[i][j];
      for (let k = 0; k < j; k++) sum -= factor[i][k] * factor[j][k];
      if (i === j) {
        if (!(sum > 1e-12 * Math.abs(a[j][j]))) return null;
        factor[j][j] = Math.sqrt(sum);
      } else {
        factor[i][j] = sum / factor[j][j];
      }
    }
  }
  const x = b.slice();
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] -= factor[i][k] * x[k];
    x[i] /= factor[i][i];
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] -= factor[k][i] * x[k];
    x[i] /= factor[i][i];
  }
  return x;
}
