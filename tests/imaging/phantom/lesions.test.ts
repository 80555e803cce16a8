import { describe, expect, it } from 'vitest';
import { linearTable } from '../../../src/imaging/image.ts';
import { makePair, type Pair } from '../../../src/imaging/phantom/index.ts';

const spec = { seed: 5020, pixelsPerMm: 8 } as const;

describe('lesions', () => {
  const { before, after, truth } = makePair({ ...spec, change: { newLesions: 3, resolvedLesions: 2 } });
  const unchanged = makePair(spec);
  const states = (pair: Pair) => pair.truth.lesions.map(({ state }) => state);
  const redness = (pair: Pick<Pair, 'before' | 'after'>, place: { xMm: number; yMm: number }) => {
    const transform = truth.before.transform;
    const pixel = [place.xMm * transform[0] + transform[2], place.yMm * transform[4] + transform[5]] as const;
    return erythemaNear(pair.after, pixel) - erythemaNear(pair.before, pixel);
  };

  it('come and go in the numbers asked for, the others stay', () => {
    const count = (state: string) => states({ truth } as Pair).filter((one) => one === state).length;
    expect([count('new'), count('resolved')]).toEqual([3, 2]);
    expect(count('matched')).toBe(unchanged.truth.lesions.length - 2);
    expect(new Set(states(unchanged))).toEqual(new Set(['matched']));
  });

  it('are seen to come and go where the truth says', () => {
    for (const lesion of truth.lesions) {
      const change = redness({ before, after }, lesion);
      if (lesion.state === 'new') expect(change).toBeGreaterThan(0.03);
      else if (lesion.state === 'resolved') expect(change).toBeLessThan(-0.03);
      else expect(Math.abs(change)).toBeLessThan(0.02);
    }
  });

  it('that are new keep away from others and from the border', () => {
    for (const lesion of truth.lesions.filter(({ state }) => state === 'new')) {
      expect(lesion.xMm).toBeGreaterThan(14);
      expect(lesion.diameterMm).toBeGreaterThan(1.3);
      expect(lesion.diameterMm).toBeLessThan(3.5);
      for (const other of truth.lesions) {
        if (other !== lesion)
          expect(Math.hypot(other.xMm - lesion.xMm, other.yMm - lesion.yMm)).toBeGreaterThanOrEqual(5);
      }
    }
  });

  it('are the same for the same seed, and more new ones do not move the first', () => {
    const more = makePair({ ...spec, change: { newLesions: 4 } }).truth.lesions.filter(isNew);
    expect(more.slice(0, 3)).toEqual(truth.lesions.filter(isNew));
  });

  it('leave the before photo alone', () => {
    expect(Buffer.compare(before.data, unchanged.before.data)).toBe(0);
  });

  it('that are not there can not resolve, and a full skin takes no more', () => {
    expect(() => makePair({ ...spec, change: { resolvedLesions: 40 } })).toThrow(/are in view/);
    expect(() => makePair({ ...spec, change: { newLesions: 300 } })).toThrow(/no room/);
  });
});

const isNew = ({ state }: { state: string }) => state === 'new';

/** ln R - ln G in a disc of half a millimetre. */
function erythemaNear({ width, data }: Pair['before'], [x, y]: readonly [number, number]): number {
  const linear = linearTable(255);
  let [red, green] = [0, 0];
  for (let v = Math.round(y) - 4; v <= y + 4; v++) {
    for (let u = Math.round(x) - 4; u <= x + 4; u++) {
      red += linear[data[3 * (v * width + u)] ?? 0]!;
      green += linear[data[3 * (v * width + u) + 1] ?? 0]!;
    }
  }
  return Math.log(red / green);
}
