import { describe, expect, it } from 'vitest';
import { findInRegion, tileKeeper } from '../../../src/imaging/comparability/region-gate.ts';
import { metricRegistry } from '../../../src/imaging/metrics/index.ts';

const { redness, texture } = metricRegistry;

describe('tileKeeper', () => {
  const fit = {
    shiftPx: Float64Array.of(0.5, 0.5, 2, 12, Number.NaN),
    correlation: Float64Array.of(0.9, 0.1, 0.9, 0.9, Number.NaN),
    pixels: new Float64Array(5).fill(100),
  };
  const kept = (metric: typeof texture) => {
    const keep = tileKeeper(metric, fit, 10);
    return [0, 1, 2, 3, 4].filter(keep);
  };

  it('keeps for fine detail what lies within 0.1 mm and is alike', () => {
    expect(kept(texture)).toEqual([0]);
  });

  it('keeps for colour what lies within 1 mm', () => {
    expect(kept(redness)).toEqual([0, 1, 2]);
  });
});

describe('findInRegion', () => {
  it.each([
    [{ usable: 20, kept: 20 }, []],
    [{ usable: 20, kept: 12 }, []],
    [{ usable: 20, kept: 11 }, ['REGISTRATION']],
    [{ usable: 3, kept: 3 }, ['TOO_FEW_TILES']],
    [{ usable: 5, kept: 3 }, ['REGISTRATION']],
  ])('finds in %j: %j', (tiles, codes) => {
    const findings = findInRegion(texture, tiles);
    expect(findings.map(({ code }) => code)).toEqual(codes);
    for (const { metrics, gravity, message } of findings) {
      expect([metrics, gravity]).toEqual([['texture'], 'refuses']);
      expect(message).toMatch(/\.$/);
    }
  });
});
