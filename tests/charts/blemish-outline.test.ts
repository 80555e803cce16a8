import { describe, expect, it } from 'vitest';
import { blemishOutline } from '../../src/charts/blemish-outline.ts';

const size = { width: 1000, height: 500 };
const at = [0.5, 0.5] as const;

describe('outline of a blemish', () => {
  it('is a ring with room for the skin in it', () => {
    const ring = blemishOutline({ state: 'matched', at, diameter: 0.04 }, size);
    expect(ring).toBe('M470 250a30 30 0 1 0 60 0a30 30 0 1 0 -60 0z');
    expect(blemishOutline({ state: 'resolved', at, diameter: 0.04 }, size)).toBe(ring);
  });

  it('is a diamond where it is new', () => {
    expect(blemishOutline({ state: 'new', at, diameter: 0.04 }, size)).toBe(
      'M500 212.5l37.5 37.5 -37.5 37.5 -37.5 -37.5z',
    );
  });

  it('can be seen round the smallest', () => {
    expect(blemishOutline({ state: 'matched', at, diameter: 0 }, size)).toContain('a8 8 ');
  });
});
