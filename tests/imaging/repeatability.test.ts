import { describe, expect, it } from 'vitest';
import { floorTableSchema, withStudy } from '../../src/imaging/floor-table.ts';
import { createRandom } from '../../src/imaging/random.ts';
import { floorsOf, repeatabilityOf } from '../../src/imaging/repeatability.ts';
import { z95 } from '../../src/imaging/uncertainty/verdict.ts';
import { notMeasurable } from '../reports/example-comparison.ts';
import { exampleCalibration, measuredComparison } from './measured-example.ts';

const calibration = exampleCalibration(0.03);
const place = { view: 'frontal', camera: 'Room 2', calibration };
/** One patient each, whose texture changed by so much from capture to capture; the floor of 0.03 is all that was foreseen. */
const patients = (changes: number[], sd = 0.03) =>
  changes.map((change) => measuredComparison([{ metric: 'texture', change, sd }]));

describe('repeatabilityOf', () => {
  it('agrees with what is reckoned by hand', () => {
    const changes = [0.05, -0.03, 0.02, 0, -0.04, 0.01, 0.03, -0.02, 0.06, -0.04];
    const { texture } = repeatabilityOf(patients(changes), place).metrics;
    const agreement = texture.agreement!;
    // Sum of squares 0.0120, ten patients; chi-square with 10 degrees of freedom is 3.247 and 20.483.
    expect(agreement.sdDiff).toBeCloseTo(Math.sqrt(0.0012), 12);
    expect(agreement.sdDiffCi95[0]).toBeCloseTo(Math.sqrt(0.012 / 20.483), 3);
    expect(agreement.sdDiffCi95[1]).toBeCloseTo(Math.sqrt(0.012 / 3.247), 3);
    expect(agreement.mdc95).toBeCloseTo(100 * Math.expm1(1.5 * 1.96 * Math.sqrt(0.0012)), 9);
    expect(agreement.mdc95Ci95[0]).toBeLessThan(agreement.mdc95);
    expect(agreement.mdc95Ci95[1]).toBeGreaterThan(agreement.mdc95);
    expect(agreement.floorSd / agreement.sdDiff).toBeCloseTo(2.228 / 1.96, 2);
  });

  it('takes off what the pairs foresaw beyond the floor, and never goes below zero', () => {
    const changes = Array.from({ length: 12 }, (_, i) => (i % 2 ? 0.04 : -0.04));
    const floor = (sd: number) =>
      repeatabilityOf(patients(changes, sd), place).metrics.texture.agreement!.floorSd;
    expect(floor(0.03) ** 2 - floor(0.04) ** 2).toBeCloseTo(0.04 ** 2 - 0.03 ** 2, 9);
    expect(floor(0.2)).toBe(0);
  });

  it('counts a difference between first and second captures as error', () => {
    const shifted = repeatabilityOf(patients(Array(10).fill(0.05)), place).metrics.texture;
    expect(shifted.agreement?.sdDiff).toBeCloseTo(0.05, 12);
  });

  it('counts a patient once, however many regions it has', () => {
    const regions = (change: number) =>
      measuredComparison(
        ['forehead', 'chin', 'nose'].map((region) => ({ metric: 'texture', region, change, sd: 0.03 })),
      );
    const changes = Array.from({ length: 10 }, (_, i) => 0.01 * i);
    expect(repeatabilityOf(changes.map(regions), place)).toEqual(repeatabilityOf(patients(changes), place));
  });

  it('says how many patients are missing, metric by metric', () => {
    const blind = { ...measuredComparison([]), measurements: [notMeasurable('texture', 'left cheek')] };
    const study = repeatabilityOf([...patients(Array(7).fill(0.01)), blind, blind, blind], place);
    expect(study.metrics.texture).toEqual({ patients: 7, patientsMissing: 3, agreement: null });
    expect(study.metrics.pores).toEqual({ patients: 0, patientsMissing: 10, agreement: null });
    expect(floorsOf(study).floorSd).toEqual({});
    expect(repeatabilityOf(patients(Array(10).fill(0.01)), place).metrics.texture.patientsMissing).toBe(0);
  });

  it('mixes no calibrations', () => {
    const old = measuredComparison([], { engine: { version: '0.1.0', backend: 'wasm', calibration: 'old' } });
    expect(() => repeatabilityOf([old], place)).toThrow(/Expected comparisons measured with sha256:/);
  });

  it('holds its own spread, and a further pair, as often as it says', () => {
    const { normal } = createRandom('5020');
    const sd = 0.04;
    const studies = 1500;
    let [spreadHeld, pairHeld] = [0, 0];
    for (let i = 0; i < studies; i++) {
      const study = repeatabilityOf(patients(Array.from({ length: 10 }, () => sd * normal())), place);
      const { sdDiffCi95, floorSd } = study.metrics.texture.agreement!;
      if (sdDiffCi95[0] < sd && sd < sdDiffCi95[1]) spreadHeld++;
      if (Math.abs(sd * normal()) < z95 * floorSd) pairHeld++;
    }
    expect(spreadHeld / studies).toBeCloseTo(0.95, 1.5);
    expect(pairHeld / studies).toBeCloseTo(0.95, 1.5);
  });
});

describe('withStudy', () => {
  const floors = floorsOf(repeatabilityOf(patients(Array(10).fill(0.05)), place));

  it('replaces the floors the study has, those of faces too, and nothing else', () => {
    const { metrics } = calibration;
    const faces = { ...calibration, metrics: { ...metrics, texture: { ...metrics.texture, faceSd: 0.09 } } };
    expect(withStudy(faces, floors).metrics).toEqual({
      ...metrics,
      texture: {
        slope: 1.5,
        slopeSd: 0,
        floorSd: floors.floorSd.texture,
        coarse: null,
        faceSd: 0,
        darkSd: 0,
        darkSlope: 1,
      },
    });
  });

  it('names both tables, the same after a journey through JSON, another one for another study', () => {
    const { id } = withStudy(calibration, floors);
    expect(id).toMatch(new RegExp(`^${calibration.id}\\+sha256:[0-9a-f]{64}$`));
    const stored = floorTableSchema.parse(JSON.parse(JSON.stringify(floors)));
    expect(withStudy(calibration, stored).id).toBe(id);
    expect(withStudy(calibration, { ...floors, camera: 'Room 3' }).id).not.toBe(id);
  });

  it('refuses a study that was measured with another calibration', () => {
    expect(() => withStudy({ ...calibration, id: 'sha256:new' }, floors)).toThrow(/sha256:new/);
  });
});
