import { beforeAll, describe, expect, it } from 'vitest';
import { metricRegistry } from '../../../src/imaging/metrics/index.ts';
import { openBackend } from '../../../src/imaging/tensor.ts';
import { blood, drawPair, litRelief, nothing, over, rawChange, shade } from './drawn-skin.ts';

const { redness } = metricRegistry;

beforeAll(async () => {
  await openBackend();
});

describe('redness', () => {
  it('reads the density of green over that of red, to the last digit', () => {
    const pair = drawPair({ before: () => blood(0.3), after: () => blood(0.24) });
    expect(rawChange(redness, pair)).toBeCloseTo(-0.06 * (5 / 6), 5);
  });

  it('does not answer to shading, however the light has moved', () => {
    const pair = drawPair({
      before: litRelief(5010, { lightRad: 0, sd: 0.2 }),
      after: over((x) => shade(0.02 * x), litRelief(5010, { lightRad: 2, sd: 0.3 })),
    });
    expect(rawChange(redness, pair)).toBeCloseTo(0, 5);
  });

  it('takes off what happened to untreated skin: the colour of the light', () => {
    const tint = () => [-0.25, -0.1, 0.08] as const;
    const pair = drawPair({ before: nothing, after: over(tint, () => blood(-0.06)) });
    const untreated = drawPair({ before: nothing, after: tint });
    expect(rawChange(redness, pair)).toBeCloseTo(0.15 - 0.05, 5);
    expect(rawChange(redness, pair, [untreated])).toBeCloseTo(-0.05, 5);
  });
});
