import { describe, expect, it } from 'vitest';
import type { Calibration } from '../../src/imaging/calibration.ts';
import type { Finding } from '../../src/imaging/comparability/finding.ts';
import type { Measurement } from '../../src/imaging/comparison.ts';
import { type JudgedSums, type JudgeOptions, judgeMetrics, localScale } from '../../src/imaging/judge.ts';
import type { RegionSums } from '../../src/imaging/measure.ts';
import { metricRegistry } from '../../src/imaging/metrics/index.ts';
import { type MetricName, metricNames } from '../../src/imaging/plan.ts';
import { createRandom } from '../../src/imaging/random.ts';
import type { RegionPair } from '../../src/imaging/region-pair.ts';
import { z95 } from '../../src/imaging/uncertainty/verdict.ts';

const floorSd = 0.02;
const calibration: Calibration = {
  id: 'sha256:test',
  metrics: Object.fromEntries(
    metricNames.map((name) => [
      name,
      { slope: 1, slopeSd: 0, floorSd, coarse: null, faceSd: 0, darkSd: 0, darkSlope: 1 },
    ]),
  ) as Calibration['metrics'],
};
const alone: JudgeOptions = { findings: [], calibration, card: null, primary: null };

const [columns, rows, tilePx] = [6, 5, 50];

interface SumsSpec {
  name?: string;
  /** Raw change of the region: of a mean for redness, of its ln for contrasts. */
  change?: number;
  /** Of the tiles about it. */
  sd?: number;
  shiftPx?: number;
  weight?: number;
  kind?: RegionPair['kind'];
}

/** Sums over 30 tiles of 5 mm (reference skin: 2.5 mm) in the middle of the photo. */
function sumsOf(
  metric: MetricName,
  { name = 'cheek', change = 0, sd = 0, shiftPx = 0, weight = 100, kind = 'treated' }: SumsSpec = {},
): RegionSums {
  const random = createRandom(`${name}/${metric}`);
  const px = kind === 'treated' ? tilePx : tilePx / 2;
  const [width, height] = [columns * px, rows * px];
  const count = columns * rows;
  const before = new Float64Array(count).fill(0.6 * weight);
  const after = before.map((sum) => {
    const moved = change + sd * random.normal();
    return metric === 'redness' ? sum + moved * weight : sum * squareIfSpread(metric, Math.exp(moved));
  });
  return {
    region: {
      pair: {
        name,
        kind,
        pixelsPerMm: 10,
        width,
        height,
        toFrame: [1 / width, 0, -0.5, 0, 1 / height, -0.5],
      } as unknown as RegionPair, // judging reads no pixels
      fit: {
        shiftPx: new Float64Array(count).fill(shiftPx),
        correlation: new Float64Array(count).fill(0.9),
        pixels: new Float64Array(count).fill(px ** 2),
      },
    },
    sums: { before, after, weight: new Float64Array(count).fill(weight) },
    likeness: 1,
  };
}

/** Root mean squares average squares. */
const squareIfSpread = (metric: MetricName, ratio: number): number =>
  metric === 'pores' || metric === 'wrinkles' || metric === 'blemishes' ? ratio : ratio ** 2;

const judged = (name: MetricName, treated: SumsSpec, others: Partial<JudgedSums> = {}): JudgedSums => ({
  metric: metricRegistry[name],
  treated: [sumsOf(name, treated)],
  reference: [],
  perturbed: [],
  ...others,
});

const judgeOne = (sums: JudgedSums, options: Partial<JudgeOptions> = {}): Measurement =>
  judgeMetrics([sums], { ...alone, ...options })[0]!;

/** Standard deviation of the raw change, read back from the smallest detectable one. */
const sdOf = ({ change }: Measurement): number => Math.log1p(change!.mdc95 / 100) / z95;
const codesOf = ({ reasons }: Measurement) => reasons.map(({ code }) => code);

describe('judgeMetrics', () => {
  it('gives change, interval and levels that belong together', () => {
    const { change, before, after, verdict, unit } = judgeOne(judged('texture', { change: -0.1 }));
    expect(change!.log).toBeCloseTo(-0.1, 9);
    expect(Math.log(after! / before!)).toBeCloseTo(-0.1, 9);
    expect([verdict, unit]).toEqual(['improved', metricRegistry.texture.unit]);
    expect(change!.ci95[0]).toBeLessThan(change!.percent);
    expect(change!.ci95[1]).toBeGreaterThan(change!.percent);
  });

  it('adds tiles, perturbations and floor as variances', () => {
    expect(sdOf(judgeOne(judged('pores', {})))).toBeCloseTo(floorSd, 9);
    const perturbed = [0.03, -0.04].map((change) => judged('pores', { change }));
    expect(sdOf(judgeOne(judged('pores', {}, { perturbed })))).toBeCloseTo(
      Math.hypot(floorSd, 0.03, 0.04),
      6,
    );
    const scattered = sdOf(judgeOne(judged('pores', { sd: 0.2 })));
    expect(scattered).toBeGreaterThan(Math.hypot(floorSd, (0.7 * 0.2) / Math.sqrt(30)));
    expect(scattered).toBeLessThan(Math.hypot(floorSd, (1.3 * 0.2) / Math.sqrt(30)));
  });

  it('doubts a pattern that is no longer the same, and a reference that disagrees with another', () => {
    const sums = judged('tone', {});
    const unlike = { ...sums, treated: sums.treated.map((region) => ({ ...region, likeness: 0.8 })) };
    expect(sdOf(judgeOne(unlike))).toBeGreaterThan(0.1);
    const neck = (change: number) => sumsOf('texture', { name: 'neck', kind: 'reference', change });
    const agree = judgeOne(judged('texture', {}, { reference: [neck(0.05), neck(0.05)] }));
    const disagree = judgeOne(judged('texture', {}, { reference: [neck(0.1), neck(0)] }));
    expect(sdOf(agree)).toBeCloseTo(floorSd, 9);
    expect(sdOf(disagree)).toBeGreaterThan(0.04);
    expect(agree.change!.log).toBeCloseTo(-0.05, 9);
  });

  it('gives the same answer to the same question', () => {
    const ask = () => judgeOne(judged('texture', { change: -0.05, sd: 0.1 }));
    expect(ask()).toEqual(ask());
  });

  it('is exactly zero for equal photos', () => {
    const { change, verdict } = judgeOne(judged('redness', {}, { reference: [sumsOf('redness', { kind: 'reference' })] })); // biome-ignore format: one line
    expect([change!.log, change!.percent, verdict]).toEqual([0, 0, 'no-measurable-change']);
  });
});

describe('many measurements', () => {
  /** Beyond its own interval, not beyond what one of six shows by chance. */
  const suspicious = -2.2 * floorSd;
  const others: MetricName[] = ['texture', 'wrinkles', 'blemishes', 'tone', 'redness'];
  const many = () => [...others.map((name) => judged(name, {})), judged('pores', { change: suspicious })];
  const anchored = { sd: 1, at: [0, 0] } as const;
  const find = (measurements: Measurement[], metric: string) =>
    measurements.find((one) => one.metric === metric)!;

  it('call one that chance explains no change, and say so', () => {
    const pores = find(judgeMetrics(many(), { ...alone, card: anchored }), 'pores');
    expect(pores.verdict).toBe('no-measurable-change');
    expect(codesOf(pores)).toEqual(['ONE_OF_MANY']);
    expect(pores.change!.ci95[1]).toBeLessThan(0);
  });

  it('leave the primary outcome out of it, which comes first', () => {
    const primary = { metric: 'pores', region: 'cheek' } as const;
    const measurements = judgeMetrics(many(), { ...alone, card: anchored, primary });
    expect(measurements.map(({ metric }) => metric)).toEqual(['pores', ...others]);
    expect(measurements[0]!.verdict).toBe('improved');
    expect(codesOf(measurements[0]!)).toEqual([]);
  });

  it('exempt only that metric in that region', () => {
    const primary = { metric: 'pores', region: 'forehead' } as const;
    const pores = find(judgeMetrics(many(), { ...alone, card: anchored, primary }), 'pores');
    expect(codesOf(pores)).toEqual(['ONE_OF_MANY']);
  });

  it('leave what is plain as it is', () => {
    const measurements = judgeMetrics([...many(), judged('coarse-texture', { change: -0.2 })], { ...alone, card: anchored }); // biome-ignore format: one line
    expect(find(measurements, 'coarse-texture').verdict).toBe('improved');
  });
});

describe('what stops a measurement', () => {
  const nothing = { change: null, before: null, after: null, verdict: 'not-measurable' };

  it('is a refusal of the pair, with its reason', () => {
    const findings: Finding[] = [
      { code: 'POSE', metrics: ['pores'], gravity: 'refuses', message: 'Turned.' },
      { code: 'COMPRESSION', metrics: ['texture'], gravity: 'limits', message: 'Compressed.' },
    ];
    const sums = [judged('pores', { change: -0.5 }), judged('texture', { change: -0.5 })];
    const [pores, texture] = judgeMetrics(sums, { ...alone, findings });
    expect(pores).toMatchObject(nothing);
    expect(pores!.reasons).toEqual([{ code: 'POSE', metrics: ['pores'], message: 'Turned.' }]);
    expect(texture!.verdict).toBe('improved');
    expect(codesOf(texture!)).toEqual(['COMPRESSION']);
  });

  it('is a region that does not lie well, for fine detail', () => {
    const off = { change: -0.2, shiftPx: 3 };
    const pores = judgeOne(judged('pores', off));
    expect(pores).toMatchObject(nothing);
    expect(codesOf(pores)).toEqual(['REGISTRATION']);
    expect(judgeOne(judged('blemishes', off)).change!.log).toBeCloseTo(-0.2, 9);
  });

  it('is nothing to follow', () => {
    const pores = judgeOne(judged('pores', { weight: 0 }));
    expect(pores).toMatchObject(nothing);
    expect(codesOf(pores)).toEqual(['TOO_FEW_FEATURES']);
  });
});

describe('what knows the colour of the light', () => {
  const neck = sumsOf('redness', { name: 'neck', kind: 'reference', change: 0.06 });
  const sums = judged('redness', { change: -0.04 }, { reference: [neck] });
  const alike = metricRegistry.redness.colourOfLight!.untreatedSd;
  const at = [0, 0] as const;

  it('is untreated skin where there is no card', () => {
    const measurement = judgeOne(sums);
    expect(measurement.change!.log).toBeCloseTo(-0.1, 9);
    expect(sdOf(measurement)).toBeCloseTo(Math.hypot(floorSd, alike), 6);
  });

  it('is the card where there is no untreated skin', () => {
    const measurement = judgeOne({ ...sums, reference: [] }, { card: { sd: 0.01, at } });
    expect(measurement.change!.log).toBeCloseTo(-0.04, 9);
    expect(sdOf(measurement)).toBeCloseTo(Math.hypot(floorSd, 0.01), 4);
  });

  it('is both, each as far as it is sure', () => {
    const even = judgeOne(sums, { card: { sd: alike, at } });
    expect(even.change!.log).toBeCloseTo(-0.07, 4);
    expect(sdOf(even)).toBeCloseTo(Math.hypot(floorSd, alike / Math.SQRT2), 4);
    expect(judgeOne(sums, { card: { sd: 1e-4, at } }).change!.log).toBeCloseTo(-0.04, 3);
    expect(judgeOne(sums, { card: { sd: 10, at } }).change!.log).toBeCloseTo(-0.1, 3);
  });

  it('trusts a card less the further it lies from the skin', () => {
    const [near, far] = [at, [0.9, 0.9] as const].map((place) =>
      judgeOne({ ...sums, reference: [] }, { card: { sd: 0.005, at: place } }),
    );
    const { trendSd } = metricRegistry.redness.colourOfLight!;
    const light = (measurement: Measurement) => Math.sqrt(sdOf(measurement) ** 2 - floorSd ** 2);
    expect(light(far!)).toBeGreaterThan(light(near!) + 0.8 * trendSd);
  });
});

describe('localScale', () => {
  const reference = [sumsOf('texture', { name: 'neck', kind: 'reference', change: 0.05 })];
  const scaleOf = (treated: SumsSpec, findings: Finding[] = []) =>
    localScale(judged('texture', treated, { reference }), { findings, calibration });

  it('takes the change of untreated skin off a change map, and draws what exceeds the scatter of the tiles', () => {
    const scale = scaleOf({ sd: 0.1 })!;
    expect(scale.referenceChange).toBeCloseTo(0.05, 9);
    expect(scale.detectable).toBeGreaterThan(z95 * 0.05);
    expect(scale.detectable).toBeLessThan(z95 * 0.15);
    expect(scaleOf({})!.detectable).toBeCloseTo(z95 * floorSd, 9);
    expect(scaleOf({})!.full).toBeCloseTo(Math.LN2, 9);
  });

  it('is none where the metric is refused or nothing lies well', () => {
    const refusal: Finding = { code: 'BLUR', metrics: ['texture'], gravity: 'refuses', message: 'Soft.' };
    expect(scaleOf({}, [refusal])).toBeNull();
    expect(scaleOf({ shiftPx: 5 })).toBeNull();
  });
});
