import { z95 } from './verdict.ts';

/**
 * Two-sided 95 % of Student's t: what {@link z95} becomes when a spread is known from few values only. Wallace 1959,
 * Ann. Math. Statist. 30:1121, turned round: 0.1 % too wide at 10 degrees of freedom, 1 % at 3, never too narrow.
 * @param freedom degrees of freedom, at least 1; need not be whole
 */
export function studentT95(freedom: number): number {
  const stretched = (z95 * (8 * freedom + 3)) / (8 * freedom + 1);
  return Math.sqrt(freedom * Math.expm1(stretched ** 2 / freedom));
}

/**
 * The values that a chi-square variate stays below, and above, in 2.5 % of all cases. Wilson & Hilferty 1931,
 * 10.1073/pnas.17.12.684: within 1 % from 10 degrees of freedom on.
 */
export function chiSquare95(freedom: number): [lower: number, upper: number] {
  const variance = 2 / (9 * freedom);
  const at = (z: number) => freedom * (1 - variance + z * Math.sqrt(variance)) ** 3;
  return [at(-z95), at(z95)];
}
