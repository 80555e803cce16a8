import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Comparison } from './comparison.ts';
import { type MetricName, metricNames } from './plan.ts';
import { darknessOf } from './skin-tone.ts';

const answerSchema = z.strictObject({
  /** ln of the true ratio per raw change: a raw change c reads as exp(slope c) - 1. */
  slope: z.number().positive(),
  /** How much the slope differs from skin to skin, as a share of it: standard deviation. */
  slopeSd: z.number().nonnegative().default(0),
  /** Standard deviation of the raw change of pairs in which nothing changed, beyond what their tiles show. */
  floorSd: z.number().nonnegative(),
});

const metricCalibration = z.strictObject({
  ...answerSchema.shape,
  /** The same in the coarsest photos that the metric is measured in; null where resolution makes no difference. */
  coarse: z
    .strictObject({ pixelsPerMm: z.number().positive(), ...answerSchema.shape })
    .nullable()
    .default(null),
  /**
   * The floor of whole faces: what photos of one face, minutes apart, show beyond that. A head is round, and its neck and ears lie
   * in another light than its cheeks.
   */
  faceSd: z.number().nonnegative().default(0),
  /** The floor of very dark skin, which returns so little light that noise and shine count for more. */
  darkSd: z.number().nonnegative().default(0),
  /** Of very dark skin, as a multiple of the slope: how much more weakly it answers. Never below 1. */
  darkSlope: z.number().min(1).default(1),
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

/** What of a pair decides about the scatter to expect. */
export interface Conditions {
  isFace: boolean;
  /** Of the coarser photo; null: unknown. */
  pixelsPerMm: number | null;
  /** 0 for light to medium skin, 1 for very dark skin. */
  darkness: number;
}

export const conditionsOf = (
  method: Comparison['registration']['method'],
  { before, after }: Comparison['photos'],
): Conditions => {
  const angles = [before.skinItaDeg, after.skinItaDeg].filter((angle) => angle !== null);
  const darkness = angles.map(darknessOf).reduce((sum, one) => sum + one / angles.length, 0);
  const pixelsPerMm =
    before.pixelsPerMm && after.pixelsPerMm && Math.min(before.pixelsPerMm, after.pixelsPerMm);
  return { isFace: method === 'face', pixelsPerMm, darkness };
};

/**
 * The table for a pair: its floor has in it what its conditions add, so much of `faceSd` and `darkSd` is left, its slope
 * has `darkSlope` in it, and `coarse` is done with.
 */
export function under(
  { id, metrics }: Calibration,
  { isFace, pixelsPerMm, darkness }: Conditions,
): Calibration {
  const entries = Object.entries(metrics).map(([name, one]) => {
    const [faceSd, darkSd] = [isFace ? one.faceSd : 0, darkness * one.darkSd];
    const darkSlope = one.darkSlope ** darkness;
    const answer = atResolution(one, pixelsPerMm);
    const floorSd = Math.hypot(answer.floorSd, faceSd, darkSd);
    const slope = answer.slope * darkSlope;
    return [name, { ...answer, coarse: null, faceSd, darkSd, darkSlope, floorSd, slope }];
  });
  return { id, metrics: Object.fromEntries(entries) as Calibration['metrics'] };
}

/** From here on photos are measured on the same grid. */
const finePixelsPerMm = 12;

function atResolution(
  { coarse, slope, slopeSd, floorSd }: MetricCalibration,
  pixelsPerMm: number | null,
): z.infer<typeof answerSchema> {
  if (!coarse || !pixelsPerMm) return { slope, slopeSd, floorSd };
  const way = (finePixelsPerMm - pixelsPerMm) / (finePixelsPerMm - coarse.pixelsPerMm);
  const share = Math.min(1, Math.max(0, way));
  const between = (fine: number, other: number) => fine + share * (other - fine);
  return {
    slope: Math.exp(between(Math.log(slope), Math.log(coarse.slope))),
    slopeSd: between(slopeSd, coarse.slopeSd),
    floorSd: Math.sqrt(between(floorSd ** 2, coarse.floorSd ** 2)),
  };
}

/** Raw change -> percent of the before value. */
export const toPercent = (change: number, { slope }: Pick<MetricCalibration, 'slope'>): number =>
  100 * Math.expm1(slope * change);
