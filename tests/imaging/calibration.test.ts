import { describe, expect, it } from 'vitest';
import { type Calibration, loadCalibration, under } from '../../src/imaging/calibration.ts';
import { metricNames } from '../../src/imaging/plan.ts';
import { exampleCalibration } from './measured-example.ts';

const usual = { isFace: false, pixelsPerMm: 16, darkness: 0 };

describe('the table for a pair', () => {
  const { id, metrics } = exampleCalibration(0.03);
  const coarse = { pixelsPerMm: 8, slope: 6, slopeSd: 0.2, floorSd: 0.05 };
  const texture = { ...metrics.texture, slope: 1.5, slopeSd: 0.1, coarse, faceSd: 0.04 };
  const table: Calibration = { id, metrics: { ...metrics, texture } };
  const at = (pixelsPerMm: number | null) => under(table, { ...usual, pixelsPerMm }).metrics.texture;

  it('is that of usual photos from 12 pixels per millimetre on, and where the scale is unknown', () => {
    for (const pixelsPerMm of [12, 40, null])
      expect(at(pixelsPerMm)).toMatchObject({ slope: 1.5, floorSd: 0.03 });
  });

  it('is that of coarse photos at their resolution and below, and half-way between them half of each', () => {
    for (const pixelsPerMm of [8, 7])
      expect(at(pixelsPerMm)).toMatchObject({ slope: 6, slopeSd: 0.2, floorSd: 0.05 });
    expect(at(10).slope).toBeCloseTo(3, 12);
    expect(at(10).slopeSd).toBeCloseTo(0.15, 12);
    expect(at(10).floorSd ** 2).toBeCloseTo((0.03 ** 2 + 0.05 ** 2) / 2, 12);
  });

  it('adds what a face scatters where one was found', () => {
    expect(under(table, { ...usual, isFace: true }).metrics.texture.floorSd).toBeCloseTo(0.05, 12);
  });
});

describe('the shipped table', () => {
  it('has an answer for every metric, none of them endless', () => {
    const { id, metrics } = loadCalibration();
    expect(id).toMatch(/^sha256:[0-9a-f]{64}$/);
    for (const name of metricNames) {
      const { slope, slopeSd, floorSd } = metrics[name];
      for (const value of [slope, slopeSd, floorSd]) expect(Number.isFinite(value)).toBe(true);
      expect(slope).toBeGreaterThan(0.5);
    }
  });
});
