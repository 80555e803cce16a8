import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type MetricName, metricNames } from './plan.ts';

const metricCalibration = z.strictObject({
  /** ln of the true ratio per raw change: a raw change c reads as exp(slope c) - 1. */
  slope: z.number().positive(),
  /** How much the slope differs from skin to skin, as a share of it: standard deviation. */
  slopeSd: z.number().nonnegative().default(0),
  /** Standard deviation of the raw change of pairs in which nothing changed, beyond what their tiles show. */
  floorSd: z.number().nonnegative(),
  /**
   * The same of whole faces: what photos of one face, minutes apart, show beyond that. A head is round, and its neck and ears lie
   * in another light than its cheeks.
   */
  faceSd: z.number().nonnegative().default(0),
});
export type MetricCalibration = z.infer<typeof metricCalibration>;

const calibrationSchema = z.object({
  schema: z.literal('dermalapse.calibration/1'),
  metrics: z.record(z.enum(metricNames), metricCalibration),
});

export interface Calibration {
  /** Names the exact table in every result: "sha256:" and the hash of the file. */
  id: string;
  metrics: Record<MetricName, MetricCalibration>;
}

/** Where the product's own table lies. */
export const calibrationFile = new URL('../../models/calibration/calibration.json', import.meta.url);

/** The table the product ships, fitted on the phantom by `npm run calibrate`; see models/calibration/README.md. */
export function loadCalibration(): Calibration {
  const bytes = readFileSync(calibrationFile);
  const { metrics } = calibrationSchema.parse(JSON.parse(bytes.toString('utf8')));
  return { id: `sha256:${createHash('sha256').update(bytes).digest('hex')}`, metrics };
}

/** The table for whole faces: their own scatter on top of the floor. */
export function ofFaces({ id, metrics }: Calibration): Calibration {
  const entries = Object.entries(metrics).map(([name, one]) => [
    name,
    { ...one, floorSd: Math.hypot(one.floorSd, one.faceSd) },
  ]);
  return { id, metrics: Object.fromEntries(entries) as Calibration['metrics'] };
}

/** Raw change -> percent of the before value. */
export const toPercent = (change: number, { slope }: Pick<MetricCalibration, 'slope'>): number =>
  100 * Math.expm1(slope * change);
