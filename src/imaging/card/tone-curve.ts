import { solveSymmetric } from '../register/solve-symmetric.ts';

/**
 * What must be added to ln of one channel of the after photo to bring it to the before photo, as a function of how light it
 * is: a polynomial in the level, the mean of ln before and ln after. So neither photo comes first: exchanged, only the sign
 * changes.
 */
export interface ToneCurve {
  /** Of 1, x, x2, x3 with x = (level - centreLog) / spanLog. */
  coefficients: readonly number[];
  /** Of the coefficients. */
  covariance: readonly (readonly number[])[];
}

/** A patch in both photos, one channel. */
export interface TonePoint {
  level: number;
  logGain: number;
  variance: number;
}

/** Skin's ln level, roughly, and how far the patches lie about it. */
const centreLog = Math.log(0.25);
const spanLog = 1.5;
const terms = 4;
/** A power law is straight here; other tone curves bend, x2 and x3 by up to about so much. Expecting no more keeps noise out. */
const expectedBend = 0.1;
const fewestPoints = 4;

const powers = (level: number): number[] =>
  Array.from({ length: terms }, (_, power) => ((level - centreLog) / spanLog) ** power);

/**
 * Weighted least squares of third degree, its bends drawn towards zero. Where the points scatter more than their variances
 * say, the covariance grows accordingly.
 * @returns null with fewer than four points.
 */
export function fitToneCurve(points: readonly TonePoint[]): ToneCurve | null {
  if (points.length < fewestPoints) return null;
  const a = Array.from({ length: terms }, () => new Array<number>(terms).fill(0));
  const b = new Array<number>(terms).fill(0);
  for (const { level, logGain, variance } of points) {
    const row = powers(level);
    for (let i = 0; i < terms; i++) {
      b[i] += (row[i] * logGain) / variance;
      for (let j = 0; j < terms; j++) a[i][j] += (row[i] * row[j]) / variance;
    }
  }
  for (let bend = 2; bend < terms; bend++) a[bend][bend] += 1 / expectedBend ** 2;
  const coefficients = solveSymmetric(a, b);
  const columns = a.flatMap((_, i) => {
    const column = solveSymmetric(a, a.map((_, j) => Number(i === j))); // biome-ignore format: a unit vector
    return column ? [column] : [];
  });
  if (!coefficients || columns.length < terms) return null;
  const excess = Math.max(1, misfit({ coefficients, covariance: columns }, points) / (points.length - 2));
  return { coefficients, covariance: columns.map((row) => row.map((entry) => entry * excess)) };
}

/** Sum of squared deviations over their variances. */
export function misfit(curve: ToneCurve, points: readonly TonePoint[]): number {
  return points.reduce((sum, { level, logGain, variance }) => {
    return sum + (logGain - logGainAt(curve, level).logGain) ** 2 / variance;
  }, 0);
}

/** The gain and its standard error at a level: ln of linear light, half-way between before and after. */
export function logGainAt(
  { coefficients, covariance }: ToneCurve,
  level: number,
): { logGain: number; standardError: number } {
  const row = powers(level);
  const logGain = row.reduce((sum, power, i) => sum + power * coefficients[i], 0);
  const variance = row.reduce(
    (sum, x, i) => sum + row.reduce((inner, y, j) => inner + x * y * covariance[i][j], 0),
    0,
  );
  return { logGain, standardError: Math.sqrt(variance) };
}

/** Contrast of the before photo against that of the after photo about a level: d ln before / d ln after. */
export function gammaAt({ coefficients }: ToneCurve, level: number): number {
  const row = powers(level);
  const slope = coefficients.slice(1).reduce((sum, c, i) => sum + (c * (i + 1) * row[i]) / spanLog, 0);
  return (1 + slope / 2) / (1 - slope / 2);
}

/** The gain for ln light of the after photo; the level half-way to the result is found by repetition. */
export function logGainForAfter(
  curve: ToneCurve,
  logAfter: number,
): { logGain: number; standardError: number } {
  let gain = logGainAt(curve, logAfter);
  for (let i = 0; i < 8; i++) gain = logGainAt(curve, logAfter + gain.logGain / 2);
  return gain;
}
