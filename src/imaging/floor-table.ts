import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Calibration, type Conditions, loadCalibration, under } from './calibration.ts';
import { type MetricName, metricNames } from './plan.ts';

/** What a clinic's repeatability study puts in the place of the shipped floors, for one view and camera. */
export const floorTableSchema = z.strictObject({
  schema: z.literal('dermalapse.floors/1'),
  view: z.string(),
  camera: z.string(),
  /** The calibration that the study was measured with: to another one its raw changes mean something else. */
  calibration: z.string(),
  /** Raw, like the shipped ones; only of metrics that were measured in enough patients. */
  floorSd: z.partialRecord(z.enum(metricNames), z.number().nonnegative()),
});
export type FloorTable = z.infer<typeof floorTableSchema>;

/**
 * The calibration with a study's floors. They hold for the study's view as it is, so nothing is added for faces any more.
 * @returns with an id that names both tables
 * @throws RangeError when the study was measured with another calibration: its captures are to be measured anew first
 */
export function withStudy(calibration: Calibration, study: FloorTable): Calibration {
  if (study.calibration !== calibration.id) {
    throw new RangeError(
      `Expected a study measured with ${calibration.id} but received one measured with ${study.calibration}`,
    );
  }
  const metrics = { ...calibration.metrics };
  for (const [name, floorSd] of Object.entries(study.floorSd) as [MetricName, number][]) {
    const { coarse } = metrics[name];
    metrics[name] = { ...metrics[name], coarse: coarse && { ...coarse, floorSd }, floorSd, faceSd: 0 };
  }
  return { id: `${calibration.id}+${hashOf(study)}`, metrics };
}

/** What a pair is judged by. */
export function calibrationFor(conditions: Conditions, study: FloorTable | undefined): Calibration {
  const shipped = loadCalibration();
  return under(study ? withStudy(shipped, study) : shipped, conditions);
}

/** Of the content, whatever the order of its fields. */
function hashOf({ view, camera, calibration, floorSd }: FloorTable): string {
  const floors = metricNames.map((name) => floorSd[name] ?? null);
  const content = JSON.stringify([view, camera, calibration, ...floors]);
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
