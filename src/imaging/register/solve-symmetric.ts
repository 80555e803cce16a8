/**
 * Solves A x = b for a symmetric positive definite A by Cholesky factors.
 * @returns null when A is not positive definite (nothing in the image fixes the parameters)
 */
export function solveSymmetric(a: readonly ArrayLike<number>[], b: ArrayLike<number>): number[] | null {
  const solve = factorise(a);
  return solve ? solve(b) : null;
}

/** The costly half of {@link solveSymmetric}, for several right-hand sides. What is zero left of a row's first entry stays so. */
export function factorise(a: readonly ArrayLike<number>[]): ((b: ArrayLike<number>) => number[]) | null {
  const n = a.length;
  const factor = a.map((row) => Float64Array.from(row));
  const first = factor.map((row, i) => Math.min(i, Math.max(0, row.findIndex((value) => value !== 0)))); // biome-ignore format: one line
  for (let i = 0; i < n; i++) {
    const row = factor[i];
    for (let j = first[i]; j <= i; j++) {
      let sum = row[j];
      const other = factor[j];
      for (let k = Math.max(first[i], first[j]); k < j; k++) sum -= row[k] * other[k];
      if (j < i) row[j] = sum / other[j];
      else if (sum > 1e-12 * Math.abs(row[i])) row[i] = Math.sqrt(sum);
      else return null;
    }
  }
  return (b) => {
    const x = Array.from(b);
    for (let i = 0; i < n; i++) {
      for (let k = first[i]; k < i; k++) x[i] -= factor[i][k] * x[k];
      x[i] /= factor[i][i];
    }
    for (let i = n - 1; i >= 0; i--) {
      x[i] /= factor[i][i];
      for (let k = first[i]; k < i; k++) x[k] -= factor[i][k] * x[i];
    }
    return x;
  };
}
