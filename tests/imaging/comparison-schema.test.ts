import { describe, expect, it } from 'vitest';
import { comparisonSchema, verdicts } from '../../src/imaging/comparison.ts';
import { planSchema } from '../../src/imaging/plan.ts';
import { exampleComparison } from '../reports/example-comparison.ts';

const accepts = (value: unknown) => comparisonSchema.safeParse(value).success;
/** The example with one value replaced; the path is dotted. */
function changed(path: string, value: unknown): unknown {
  const copy = JSON.parse(JSON.stringify(exampleComparison()));
  const keys = path.split('.');
  const last = keys.pop()!;
  const parent = keys.reduce((object, key) => object[key], copy);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

describe('schema of a comparison', () => {
  it('accepts a whole result and gives it back unchanged through JSON', () => {
    const comparison = exampleComparison();
    expect(comparisonSchema.parse(JSON.parse(JSON.stringify(comparison)))).toEqual(comparison);
  });

  it('accepts what could not be known as null, never as a missing value', () => {
    for (const path of [
      'photos.before.pixelsPerMm',
      'photos.before.quality.blurMm',
      'photos.before.quality.jpegQuality',
      'registration.residualMm',
      'registration.poseDeg',
      'normalisation.blurMatchMm',
      'measurements.0.change',
      'measurements.0.before',
    ]) {
      expect([path, accepts(changed(path, null))]).toEqual([path, true]);
      expect([path, accepts(changed(path, undefined))]).toEqual([path, false]);
    }
  });

  it.each([
    ['schema', 'dermalapse.comparison/2'],
    ['photos.before.sha256', 'A'.repeat(64)],
    ['photos.before.width', 0],
    ['photos.before.quality.clippedFraction', 1.1],
    ['photos.before.quality.jpegQuality', 0],
    ['engine.backend', 'webgl'],
    ['registration.transform', [[1, 0, 0]]],
    ['registration.overlap', -0.1],
    ['normalisation.colour.logGain', [0, 0]],
    ['comparability.verdict', 'fine'],
    ['comparability.reasons.0.code', 'BAD_HAIR_DAY'],
    ['measurements.0.verdict', 'better'],
    ['measurements.0.change.mdc95', -1],
    ['measurements.0.change.ci95', [1]],
    ['timingsMs.total', '12'],
    ['note', 'unknown keys are refused'],
  ])('refuses %s = %j', (path, value) => {
    expect(accepts(changed(path, value))).toBe(false);
  });

  it('refuses numbers that JSON can’t carry', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const comparison = exampleComparison();
      comparison.measurements[0]!.change!.percent = value;
      expect(accepts(comparison)).toBe(false);
    }
  });

  it('knows the four verdicts of the contract', () => {
    expect([...verdicts]).toEqual(['improved', 'worsened', 'no-measurable-change', 'not-measurable']);
  });
});

describe('schema of a plan', () => {
  const triangle = [
    [0.3, 0.4],
    [0.5, 0.4],
    [0.5, 0.7],
  ];

  it('accepts the plan of the contract, and an empty one', () => {
    const plan = {
      treated: [{ name: 'left cheek', polygon: triangle }],
      reference: [{ name: 'neck', polygon: triangle }],
      card: { polygon: triangle, reflectance: 0.18 },
      pixelsPerMm: 12.4,
      metrics: ['redness', 'texture', 'pores', 'wrinkles', 'blemishes', 'tone'],
    };
    expect(planSchema.parse(plan)).toEqual(plan);
    expect(planSchema.parse({})).toEqual({});
  });

  const corners = [[0.1, 0.1], [0.4, 0.12], [0.38, 0.3], [0.1, 0.3]]; // biome-ignore format: corners
  const chart = (polygon: number[][]) => planSchema.safeParse({ card: { polygon, chart: '24-patch' } });

  it('accepts a chart by its four corners', () => {
    expect(chart(corners).data).toEqual({ card: { polygon: corners, chart: '24-patch' } });
  });

  it.each([
    ['three corners', corners.slice(1)],
    ['no corner', []],
    ['five corners', [...corners, [0.05, 0.2]]],
    ['a corner between the others', corners.with(2, [0.15, 0.15])],
    ['sides that cross', [corners[0]!, corners[2]!, corners[1]!, corners[3]!]],
    ['corners on a line', corners.map(([x]) => [x!, 0.1])],
    ['corners the other way round', corners.toReversed()],
  ])('says how a chart is outlined when it has %s', (_, polygon) => {
    const [issue] = chart(polygon).error!.issues;
    expect(issue!.path).toEqual(['card', 'polygon']);
    expect(issue!.message).toContain('four corners, clockwise from that of the dark skin patch');
  });

  it.each([
    { card: { polygon: corners, chart: '12-patch' } },
    { card: { polygon: corners, chart: '24-patch', reflectance: 0.18 } },
    { treated: [{ name: '', polygon: triangle }] },
    { treated: [{ name: 'x', polygon: triangle.slice(1) }] },
    { treated: [{ name: 'x', polygon: [...triangle, [1.2, 0]] }] },
    { card: { polygon: triangle, reflectance: 0 } },
    { pixelsPerMm: 0 },
    { metrics: ['age'] },
    { colour: 'red' },
  ])('refuses %j', (plan) => {
    expect(planSchema.safeParse(plan).success).toBe(false);
  });
});
