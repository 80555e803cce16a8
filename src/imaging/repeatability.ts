import { type Calibration, conditionsOf, toPercent, under } from './calibration.ts';
import type { Comparison } from './comparison.ts';
import type { FloorTable } from './floor-table.ts';
import { type MetricName, metricNames } from './plan.ts';
import { chiSquare95, studentT95 } from './uncertainty/quantiles.ts';
import { explainedVariance, z95 } from './uncertainty/verdict.ts';

const fewestPatients = 10;

/** How well two captures of unchanged skin agree. Each interval is one of 95 %. */
export interface Agreement {
  /** Standard deviation of the raw change between two captures. */
  sdDiff: number;
  sdDiffCi95: [number, number];
  /** Smallest change, in percent, that a pair can show. */
  mdc95: number;
  mdc95Ci95: [number, number];
  /** Standard deviation of the raw change beyond what the pairs' own intervals explain. */
  floorSd: number;
}

export interface MetricRepeatability {
  /** In whom the metric could be measured. */
  patients: number;
  /** How many more it takes; 0 when there are enough. */
  patientsMissing: number;
  /** Null while patients are missing. */
  agreement: Agreement | null;
}

export interface Repeatability {
  view: string;
  camera: string;
  /** Of the calibration that all captures were measured with. */
  calibration: string;
  metrics: Record<MetricName, MetricRepeatability>;
}

export interface StudyOptions {
  view: string;
  camera: string;
  calibration: Calibration;
}

/**
 * A repeatability study: at least ten patients, each photographed twice with nothing done in between but getting up and
 * lying down again, show how far changes scatter that are none.
 *
 * SD_diff^2 = sum(d^2) / n and MDC95 = 1.96 SD_diff; n SD_diff^2 over the true variance is chi-square with n degrees of
 * freedom (Bland & Altman 1999, 10.1177/096228029900800204). d is taken about zero, which is the truth: a difference
 * between first and second captures counts as error. A patient counts once, with the mean square of its regions, because
 * regions of one patient err together. The floor is made for SD_diff times Student's t over 1.96, so that a further pair's
 * interval holds although n patients tell SD_diff only roughly.
 * @param comparisons first capture against second, one a patient
 * @throws RangeError when one was measured with another calibration
 */
export function repeatabilityOf(
  comparisons: readonly Comparison[],
  { view, camera, calibration }: StudyOptions,
): Repeatability {
  const strange = comparisons.find(({ engine }) => engine.calibration !== calibration.id);
  if (strange) {
    throw new RangeError(
      `Expected comparisons measured with ${calibration.id} but received one with ${strange.engine.calibration}`,
    );
  }
  const metrics = metricNames.map((name) => [name, studyMetric(name, { comparisons, calibration })]);
  return { view, camera, calibration: calibration.id, metrics: Object.fromEntries(metrics) };
}

/** What {@link withStudy} takes: the floors of the metrics that enough patients were measured for. */
export function floorsOf({ view, camera, calibration, metrics }: Repeatability): FloorTable {
  const floors = metricNames.flatMap((name) => {
    const floorSd = metrics[name].agreement?.floorSd;
    return floorSd === undefined ? [] : [[name, floorSd]];
  });
  return { schema: 'dermalapse.floors/1', view, camera, calibration, floorSd: Object.fromEntries(floors) };
}

function studyMetric(
  name: MetricName,
  { comparisons, calibration }: { comparisons: readonly Comparison[]; calibration: Calibration },
): MetricRepeatability {
  const readings = comparisons.flatMap((comparison) => readPatient(name, comparison, calibration) ?? []);
  const patients = readings.length;
  const patientsMissing = Math.max(0, fewestPatients - patients);
  if (patientsMissing > 0) return { patients, patientsMissing, agreement: null };

  const sdDiff = Math.sqrt(mean(readings.map(({ squaredChange }) => squaredChange)));
  const [lower, upper] = chiSquare95(patients);
  const [least, most] = [upper, lower].map((limit) => sdDiff * Math.sqrt(patients / limit));
  const percent = (sd: number) => toPercent(z95 * sd, calibration.metrics[name]);
  const predicted = (sdDiff * studentT95(patients)) / z95;
  const explained = mean(readings.map(({ explainedVariance }) => explainedVariance));
  const agreement: Agreement = {
    sdDiff,
    sdDiffCi95: [least, most],
    mdc95: percent(sdDiff),
    mdc95Ci95: [percent(least), percent(most)],
    floorSd: Math.sqrt(Math.max(0, predicted ** 2 - explained)),
  };
  return { patients, patientsMissing, agreement };
}

/** Over the regions in which the metric was measured: mean square of the raw change, and how much of it was foreseen. */
function readPatient(
  name: MetricName,
  { measurements, registration, photos }: Comparison,
  calibration: Calibration,
): { squaredChange: number; explainedVariance: number } | null {
  const used = under(calibration, conditionsOf(registration.method, photos)).metrics[name];
  const changes = measurements.flatMap(({ metric, change }) => (metric === name && change ? [change] : []));
  if (changes.length === 0) return null;
  return {
    squaredChange: mean(changes.map(({ log }) => log ** 2)),
    explainedVariance: mean(changes.map((change) => explainedVariance(change, used))),
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
