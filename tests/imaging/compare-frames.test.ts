import { beforeAll, describe, expect, it } from 'vitest';
import { applyAffine, compose, invert } from '../../src/imaging/affine.ts';
import { carryPlan } from '../../src/imaging/carry-plan.ts';
import { compare } from '../../src/imaging/compare.ts';
import { compareFrames } from '../../src/imaging/compare-frames.ts';
import { decodePhoto } from '../../src/imaging/decode.ts';
import {
  applyChange,
  createRandom,
  makePlan,
  makeSkin,
  noNuisance,
  photoBytes,
  renderPhoto,
} from '../../src/imaging/phantom/index.ts';
import { openBackend, tf } from '../../src/imaging/tensor.ts';

const skin = makeSkin({ seed: '5030', widthMm: 34, heightMm: 28, pixelsPerMm: 12 });
const treated = applyChange(skin, { pores: -0.3 });
const moved = { rotationDeg: 3, scaleLog: 0.04, shiftMm: [1.5, -1] } as const;
const shoot = (what: typeof skin, name: string, place = {}) =>
  renderPhoto(what, { ...noNuisance, noise: 0.006, ...place }, createRandom(`5030/${name}`));
const before = [shoot(skin, 'before 1'), shoot(skin, 'before 2', moved)];
const after = [shoot(treated, 'after 1', { shiftMm: [-1, 1] }), shoot(treated, 'after 2')];
const plan = makePlan(skin, before[0].truth);
let files: { before: Uint8Array[]; after: Uint8Array[] };

beforeAll(async () => {
  await openBackend();
  const encode = (photos: typeof before) =>
    Promise.all(photos.map(({ image }) => photoBytes(image, { jpegQuality: 92 })));
  files = { before: await encode(before), after: await encode(after) };
});

const request = () => ({ id: 'visits', before: files.before[0], after: files.after[0], plan });

describe('carryPlan', () => {
  it('puts the outlines where the skin went, and the scale with it', async () => {
    const frames = { before: await decodePhoto(files.before[0]), after: await decodePhoto(files.before[1]) };
    const carried = await carryPlan(plan, frames);
    const trueMap = compose(before[1].truth.transform, invert(before[0].truth.transform));
    const inPixels = ([x, y]: readonly [number, number]) =>
      [x * frames.before.width - 0.5, y * frames.before.height - 0.5] as const;
    const outlines = ({ treated = [], reference = [] }: typeof plan) =>
      [...treated, ...reference].flatMap(({ polygon }) => polygon).map(inPixels);
    const [drawn, found] = [outlines(plan), outlines(carried)];
    expect(drawn.length).toBeGreaterThan(7);
    drawn.forEach(([x, y], i) => {
      const [trueX, trueY] = applyAffine(trueMap, [x, y]);
      expect(Math.hypot(found[i][0] - trueX, found[i][1] - trueY) / 12).toBeLessThan(0.15);
    });
    expect(carried.pixelsPerMm! / plan.pixelsPerMm!).toBeCloseTo(Math.exp(0.04), 2);
  });

  it('leaves a plan without outlines alone, and carries none to other skin', async () => {
    const first = await decodePhoto(files.before[0]);
    const bare = { metrics: ['redness' as const] };
    expect(await carryPlan(bare, { before: first, after: first })).toBe(bare);
    const other = shoot(makeSkin({ ...skin.settings, seed: '5031' }), 'other').image;
    const strange = await decodePhoto(await photoBytes(other, { jpegQuality: 92 }));
    await expect(carryPlan(plan, { before: first, after: strange })).rejects.toMatchObject({
      code: 'BAD_PLAN',
    });
  });
});

describe('compareFrames', () => {
  it('changes nothing for files given twice', async () => {
    const once = await compare(request(), { images: false });
    const twice = await compareFrames(
      { ...request(), moreFrames: { before: [files.before[0]], after: [files.after[0]] } },
      { images: false },
    );
    const { timingsMs: _, ...expected } = once.comparison;
    expect(twice.comparison).toMatchObject(expected);
    expect(twice.comparison.frames).toBeUndefined();
  });

  it('averages over moved frames, sees the true change, and leaves no tensor behind', async () => {
    const tensors = tf.memory().numTensors;
    const { comparison } = await compareFrames(
      { ...request(), moreFrames: { before: [files.before[1]], after: [files.after[1]] } },
      { images: false },
    );
    expect(tf.memory().numTensors).toBe(tensors);
    expect(comparison.frames).toEqual({ before: 2, after: 2 });
    const pores = comparison.measurements.find(({ metric }) => metric === 'pores')!;
    expect(pores.verdict).toBe('improved');
    expect(pores.change!.ci95[0]).toBeLessThan(-25);
    expect(pores.change!.percent).toBeLessThan(-20);
    for (const { metric, verdict } of comparison.measurements) {
      if (metric !== 'pores') expect([metric, verdict]).toEqual([metric, 'no-measurable-change']);
    }
  });

  it('is exactly zero for two visits of the same frames', async () => {
    const [first, second] = files.before;
    const { comparison } = await compareFrames(
      {
        id: 'same',
        before: first,
        after: first,
        plan: { ...plan, metrics: ['redness', 'texture'] },
        moreFrames: { before: [second], after: [second] },
      },
      { images: false },
    );
    expect(comparison.measurements.map(({ change }) => change?.log)).toEqual([0, 0]);
  });
});
