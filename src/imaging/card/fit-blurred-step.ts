import { solveSymmetric } from '../register/solve-symmetric.ts';
import type { Point } from './homography.ts';

const steps = 30;
const firstSigma = 0.1;
const sigmaRange = { from: 0.005, to: 1 };

/**
 * Fits value = low + rise * Phi((distance - centre) / sigma) by least squares (Gauss-Newton, damped).
 * @param points [distance, value], distances about 0.
 * @returns sigma in the unit of the distances; null when no step is there or the fit does not settle.
 */
export function fitBlurredStep(points: readonly Point[]): number | null {
  const far = Math.max(...points.map(([distance]) => Math.abs(distance)));
  const meanOf = (kept: readonly Point[]) => kept.reduce((sum, [, value]) => sum + value, 0) / kept.length;
  const low = meanOf(points.filter(([distance]) => distance < -far / 2));
  const high = meanOf(points.filter(([distance]) => distance > far / 2));
  if (!(high > low)) return null;
  let step = { low, rise: high - low, centre: 0, logSigma: Math.log(firstSigma) };
  for (let i = 0; i < steps; i++) {
    const change = improve(points, step);
    if (!change) return null;
    const [dLow, dRise, dCentre, dLogSigma] = change;
    step = {
      low: step.low + dLow,
      rise: step.rise + dRise,
      centre: step.centre + dCentre,
      logSigma: step.logSigma + Math.max(-0.5, Math.min(0.5, dLogSigma)),
    };
    if (Math.abs(dLogSigma) < 1e-4) break;
  }
  const sigma = Math.exp(step.logSigma);
  return sigma > sigmaRange.from && sigma < sigmaRange.to ? sigma : null;
}

interface Step {
  low: number;
  rise: number;
  centre: number;
  logSigma: number;
}

function improve(points: readonly Point[], { low, rise, centre, logSigma }: Step): number[] | null {
  const sigma = Math.exp(logSigma);
  const a = [0, 1, 2, 3].map(() => [0, 0, 0, 0]);
  const b = [0, 0, 0, 0];
  for (const [distance, value] of points) {
    const z = (distance - centre) / sigma;
    const phi = normalCumulative(z);
    const slope = (rise * Math.exp(-0.5 * z * z)) / Math.sqrt(2 * Math.PI);
    const row = [1, phi, -slope / sigma, -slope * z];
    const error = value - low - rise * phi;
    for (let i = 0; i < 4; i++) {
      b[i] += row[i] * error;
      for (let j = 0; j < 4; j++) a[i][j] += row[i] * row[j];
    }
  }
  for (let i = 0; i < 4; i++) a[i][i] *= 1 + 1e-6;
  return solveSymmetric(a, b);
}

/** Abramowitz and Stegun 26.2.17, error below 1e-7. */
function normalCumulative(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series = [1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.31938153];
  const tail = series.reduce((sum, coefficient) => (sum + coefficient) * t, 0);
  const upper = (tail * Math.exp(-0.5 * z * z)) / Math.sqrt(2 * Math.PI);
  return z >= 0 ? 1 - upper : upper;
}
