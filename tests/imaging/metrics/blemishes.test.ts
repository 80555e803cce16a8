import { beforeAll, describe, expect, it } from 'vitest';
import { metricRegistry } from '../../../src/imaging/metrics/index.ts';
import { findLesions } from '../../../src/imaging/metrics/lesions.ts';
import { openBackend, tf } from '../../../src/imaging/tensor.ts';
import {
  blood,
  type Drawing,
  drawPair,
  exchanged,
  grain,
  litRelief,
  over,
  pigment,
  rawChange,
  shade,
  spots,
  times,
} from './drawn-skin.ts';

const { blemishes } = metricRegistry;
const spot = (at: readonly [number, number], density = 0.4): Drawing =>
  spots([at], { sigmaMm: 0.8, density, colour: blood });
const [upper, middle, lower] = [spot([6, 4]), spot([12, 10]), spot([18, 16])];

let skin: Drawing;

beforeAll(async () => {
  await openBackend();
  skin = over(grain(5050, { sigmaMm: 1, sd: 0.01, colour: blood }), grain(5051, { sigmaMm: 0.12, sd: 0.03 }));
});

describe('blemishes', () => {
  it.each([0.9, 0.7, 0.5])('of %d of the redness read that ratio', (left) => {
    const all = over(upper, middle, lower);
    const pair = drawPair({ before: over(skin, all), after: over(skin, times(left, all)) });
    expect(Math.abs(rawChange(blemishes, pair)! - Math.log(left))).toBeLessThan(0.05);
  });

  it('do not answer to skin that is redder all over', () => {
    const flush: Drawing = () => blood(0.1);
    const pair = drawPair({ before: over(skin, middle), after: over(skin, middle, flush) });
    expect(rawChange(blemishes, pair)).toBeCloseTo(0, 4);
  });

  it('do not answer to relief in their own band that another light shows', () => {
    const [before, after] = [0, 2].map((lightRad) => {
      const relief = litRelief(5052, { lightRad, sd: 0.06, sigmaMm: 0.8 });
      return over(skin, upper, middle, lower, relief);
    });
    expect(Math.abs(rawChange(blemishes, drawPair({ before: before!, after: after! }))!)).toBeLessThan(0.02);
  });

  it('take off what a veil of shine does to the contrast of untreated skin', () => {
    const untreated = drawPair({ before: skin, after: times(0.8, skin) });
    const all = over(skin, middle);
    const pair = drawPair({ before: all, after: times(0.8, all) });
    expect(rawChange(blemishes, pair, [untreated])).toBeCloseTo(0, 3);
  });
});

describe('findLesions', () => {
  const first = () => over(skin, upper, middle);
  const second = () => over(skin, middle, lower);

  it('follows each spot through both photos', () => {
    const found = findLesions(drawPair({ before: first(), after: second() }));
    expect(found.map(({ state }) => state)).toEqual(['resolved', 'matched', 'new']);
    const places = [[6, 4], [12, 10], [18, 16]] as const; // biome-ignore format: one line
    found.forEach(({ x, y, diameterMm }, i) => {
      expect(Math.hypot(x / 10 - places[i]![0], y / 10 - places[i]![1])).toBeLessThan(0.2);
      expect(diameterMm).toBeGreaterThan(1);
      expect(diameterMm).toBeLessThan(4);
    });
  });

  it('exchanges new and resolved with the photos, and nothing else', () => {
    const pair = drawPair({ before: first(), after: second() });
    const mirror = { new: 'resolved', resolved: 'new', matched: 'matched' } as const;
    expect(findLesions(exchanged(pair))).toEqual(
      findLesions(pair).map((lesion) => ({ ...lesion, state: mirror[lesion.state] })),
    );
  });

  it('calls a spot that only fades by half matched', () => {
    const pair = drawPair({ before: over(skin, middle), after: over(skin, times(0.5, middle)) });
    expect(findLesions(pair).map(({ state }) => state)).toEqual(['matched']);
  });

  it('finds neither moles, shadows nor specks', () => {
    const others = over(
      spots([[6, 4]], { sigmaMm: 0.8, density: 0.05, colour: pigment }),
      spots([[18, 4]], { sigmaMm: 0.8, density: 0.4, colour: shade }),
      spots([[12, 16]], { sigmaMm: 0.1, density: 0.4, colour: blood }),
    );
    expect(findLesions(drawPair({ before: over(skin, others), after: skin }))).toEqual([]);
  });

  it('finds none where there is no skin, and leaves no tensor behind', () => {
    const pair = drawPair({ before: first(), after: second() }, { isSkin: () => false });
    const tensors = tf.memory().numTensors;
    expect(findLesions(pair)).toEqual([]);
    expect(tf.memory().numTensors).toBe(tensors);
  });
});
