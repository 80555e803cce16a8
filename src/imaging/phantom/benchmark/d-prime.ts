import type { Estimate } from './types.ts';

/** Readings of the same skins with and without a change. */
export interface Contrast {
  changed: readonly number[];
  unchanged: readonly number[];
  /** Changed minus unchanged of the same skin under the same disturbances. */
  effects: readonly number[];
}

/**
 * How far a change lifts readings out of their scatter: |mean effect| / sqrt((s1^2 + s2^2) / 2), with the standard deviations
 * of changed and unchanged readings. The effect is taken within each skin, so chance in the draws of disturbances scatters
 * the readings, as it should, but does not pass for an effect.
 * The standard error is the delta method's: of the mean effect and of the pooled standard deviation (Hedges and Olkin,
 * Statistical Methods for Meta-Analysis, 1985).
 * @returns null with fewer than two readings of a kind or no scatter at all
 */
export function dPrime({ changed, unchanged, effects }: Contrast): Estimate {
  const effect = meanEstimate(effects);
  if (!effect || changed.length < 2 || unchanged.length < 2) return null;
  const samples = [changed, unchanged].map((values) => ({ s2: variance(values), size: values.length }));
  const pooled = mean(samples.map(({ s2 }) => s2));
  if (pooled === 0) return null;
  const value = Math.abs(effect.value) / Math.sqrt(pooled);
  const ofPooled = samples.reduce((sum, { s2, size }) => sum + s2 ** 2 / (2 * (size - 1)), 0) / pooled ** 2;
  return { value, se: Math.sqrt(effect.se ** 2 / pooled + (value ** 2 * ofPooled) / 4) };
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Of a sample: about its mean, over n - 1. */
export function variance(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
}

/** Mean and its standard error; null with fewer than two values. */
export function meanEstimate(values: readonly number[]): Estimate {
  if (values.length < 2) return null;
  return { value: mean(values), se: Math.sqrt(variance(values) / values.length) };
}
