import { beforeAll, describe, expect, it } from 'vitest';
import { type CompareResult, compare } from '../../src/imaging/compare.ts';
import { comparisonSchema } from '../../src/imaging/comparison.ts';
import { encodePng } from '../../src/imaging/encode.ts';
import { metricRegistry } from '../../src/imaging/metrics/index.ts';
import { makePair, type PairSpec, photoBytes } from '../../src/imaging/phantom/index.ts';
import type { MetricName, Plan } from '../../src/imaging/plan.ts';
import { openBackend, tf } from '../../src/imaging/tensor.ts';

/** A small patch of skin: enough tiles for every metric, a second to draw. */
const patch = { widthMm: 34, heightMm: 28, pixelsPerMm: 14 };

beforeAll(async () => {
  await openBackend();
});

async function files(spec: PairSpec): Promise<{ before: Uint8Array; after: Uint8Array; plan: Plan }> {
  const pair = makePair({ ...patch, ...spec });
  return {
    before: await photoBytes(pair.before, pair.truth.before.nuisance),
    after: await photoBytes(pair.after, pair.truth.after.nuisance),
    plan: pair.plan,
  };
}

const changesOf = ({ comparison }: CompareResult) =>
  Object.fromEntries(comparison.measurements.map(({ metric, change }) => [metric, change]));

const reasonsOf = ({ comparison }: CompareResult, metric: string) =>
  comparison.measurements
    .filter((one) => one.metric === metric)
    .flatMap(({ reasons }) => reasons.map(({ code }) => code));

describe('compare', () => {
  it('gives exactly zero for the same photo twice, in every metric and at every step', async () => {
    const { before, plan } = await files({ seed: 'same', nuisance: 'all' });
    const result = await compare({ id: 'same', before, after: before, plan }, { images: false });
    expect(comparisonSchema.parse(result.comparison)).toEqual(result.comparison);
    for (const { change, verdict } of result.comparison.measurements) {
      expect(change?.log).toBe(0);
      expect(change?.percent).toBe(0);
      expect(verdict).toBe('no-measurable-change');
    }
    expect(result.comparison.registration.transform).toEqual([[1, 0, 0], [0, 1, 0]]); // biome-ignore format: a matrix
    expect(result.comparison.normalisation.colour.logGain.map(Math.abs)).toEqual([0, 0, 0]);
  });

  it.each(['redness', 'texture', 'pores'] as const)(
    'reads a true fall of %s as an improvement of about its size',
    async (metric) => {
      const request = await files({ seed: `fall-${metric}`, change: { [metric]: -0.4 } });
      const result = await compare({ id: metric, ...request }, { images: false });
      const change = changesOf(result)[metric];
      expect(change?.percent).toBeLessThan(-25);
      expect(change?.percent).toBeGreaterThan(-55);
      expect(result.comparison.measurements.find((one) => one.metric === metric)?.verdict).toBe('improved');
    },
  );

  it('answers more to more, and nothing to nothing', async () => {
    const percents: number[] = [];
    for (const pores of [0, -0.15, -0.3]) {
      const result = await compare(
        { id: 'dose', ...(await files({ seed: 'dose', change: { pores } })) },
        { images: false },
      );
      percents.push(changesOf(result).pores?.percent ?? Number.NaN);
    }
    expect(Math.abs(percents[0])).toBeLessThan(2);
    expect(percents[1]).toBeLessThan(percents[0] - 8);
    expect(percents[2]).toBeLessThan(percents[1] - 8);
  });

  it('undoes gain, white balance, blur and pose: nothing changed, nothing read', async () => {
    const request = await files({
      seed: 'disturbed',
      nuisance: { only: ['gain', 'whiteBalance', 'blur'] },
      geometry: { rotationDeg: 6, scale: 1.07, shiftMm: [2, -1.5] },
    });
    const { comparison } = await compare({ id: 'null', ...request }, { images: false });
    for (const { verdict } of comparison.measurements) expect(verdict).toBe('no-measurable-change');
    expect(comparison.registration.residualMm?.p95).toBeLessThan(0.1);
  });

  it('gives levels that agree with the change', async () => {
    const { comparison } = await compare(
      { id: 'levels', ...(await files({ seed: 'levels', change: { texture: -0.3 } })) },
      { images: false },
    );
    for (const { metric, before, after, change } of comparison.measurements) {
      if (before === null || after === null || !change) throw new Error(`${metric} was not measured`);
      const log = metric === 'redness' ? (after - before) / 100 : Math.log(after / before);
      expect(log).toBeCloseTo(change.log, 6);
      expect(change.ci95[0]).toBeLessThan(change.percent);
      expect(change.ci95[1]).toBeGreaterThan(change.percent);
    }
  });

  it('refuses what needs reference skin when there is none, and says so', async () => {
    const { plan, ...photos } = await files({ seed: 'no-reference', hasReference: false });
    const result = await compare(
      { id: 'none', ...photos, plan: { ...plan, reference: undefined } },
      { images: false },
    );
    for (const { metric, change, verdict, before } of result.comparison.measurements) {
      if (!metricRegistry[metric as MetricName].needs.reference) continue;
      if (metric === 'redness') continue; // the grey card knows the colour of the light, too
      expect([change, before, verdict]).toEqual([null, null, 'not-measurable']);
      expect(reasonsOf(result, metric)).toContain('NO_REFERENCE');
    }
    expect(result.comparison.normalisation.colour.source).toBe('card');
    const without = await compare(
      { id: 'neither', ...photos, plan: { ...plan, reference: undefined, card: undefined } },
      { images: false },
    );
    expect(reasonsOf(without, 'redness')).toContain('NO_REFERENCE');
    const redness = (one: typeof result) =>
      one.comparison.measurements.find(({ metric }) => metric === 'redness')?.change ?? null;
    expect(redness(result)).not.toBeNull();
    expect(redness(without)).toBeNull();
  });

  it('refuses fine detail at 5 pixels per millimetre, never redness', async () => {
    const result = await compare(
      { id: 'coarse', ...(await files({ seed: 'coarse', widthMm: 48, heightMm: 42, pixelsPerMm: 5 })) },
      { images: false },
    );
    expect(reasonsOf(result, 'pores')).toEqual(['RESOLUTION']);
    expect(reasonsOf(result, 'texture')).toEqual(['RESOLUTION']);
    expect(changesOf(result).redness).not.toBeNull();
  });

  it('does not lay one skin over another', async () => {
    const [one, other] = [await files({ seed: 'one' }), await files({ seed: 'other' })];
    const { comparison } = await compare(
      { id: 'two', before: one.before, after: other.after, plan: one.plan },
      { images: false },
    );
    expect(comparison.comparability.verdict).toBe('not-comparable');
    expect(comparison.measurements.every(({ change }) => change === null)).toBe(true);
  });

  it('measures only what the plan asks for, and says what it can not do without one', async () => {
    const request = await files({ seed: 'plan' });
    const only = await compare(
      { id: 'only', ...request, plan: { ...request.plan, metrics: ['redness'] } },
      { images: false },
    );
    expect(only.comparison.measurements.map(({ metric }) => metric)).toEqual(['redness']);
    const none = await compare(
      { id: 'none', before: request.before, after: request.after },
      { images: false },
    );
    expect(reasonsOf(none, 'redness')).toContain('NO_FACE_NO_PLAN');
    expect(none.comparison.photos.before.pixelsPerMm).toBeNull();
  });

  it('draws the registered pair and the changes in one size', async () => {
    const { comparison, images } = await compare({ id: 'pictures', ...(await files({ seed: 'pictures' })) });
    expect(images.map(({ name }) => name)).toEqual([
      'before',
      'after',
      'change-redness',
      'change-texture',
      'change-pores',
      'change-wrinkles',
      'change-blemishes',
      'change-tone',
    ]);
    expect(new Set(images.map(({ width, height }) => `${width}x${height}`)).size).toBe(1);
    expect(comparison.timingsMs.total).toBeGreaterThan(0);
  });

  it('refuses an outline that encloses nothing', async () => {
    const { before, after } = await files({ seed: 'flat' });
    const line: Plan = { treated: [{ name: 'line', polygon: [[0.1, 0.1], [0.5, 0.5], [0.9, 0.9]] }] }; // biome-ignore format: a line
    await expect(compare({ id: 'line', before, after, plan: line })).rejects.toMatchObject({
      code: 'BAD_PLAN',
    });
  });

  it('leaves no tensor behind, whatever comes', async () => {
    const request = await files({ seed: 'leak' });
    const grey = await encodePng({ width: 300, height: 240, data: new Uint8Array(300 * 240 * 3).fill(120) });
    await compare({ id: 'warm', ...request });
    const before = tf.memory().numTensors;
    await compare({ id: 'again', ...request });
    await compare({ id: 'featureless', before: grey, after: grey, plan: request.plan });
    await expect(compare({ id: 'bad', before: new Uint8Array(10), after: grey })).rejects.toThrow();
    expect(tf.memory().numTensors).toBe(before);
  });
});
