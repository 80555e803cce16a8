import { describe, expect, it } from 'vitest';
import { chiSquare95, studentT95 } from '../../../src/imaging/uncertainty/quantiles.ts';
import { z95 } from '../../../src/imaging/uncertainty/verdict.ts';

/** Abramowitz & Stegun, tables 26.10 and 26.8. */
describe('studentT95', () => {
  it.each([
    [3, 3.182],
    [5, 2.571],
    [10, 2.228],
    [30, 2.042],
  ])('at %i degrees of freedom is %d or up to 1.5 percent more', (freedom, published) => {
    expect(studentT95(freedom)).toBeGreaterThan(published * 0.999);
    expect(studentT95(freedom)).toBeLessThan(published * 1.015);
  });

  it('is wide for what one or two values tell, and normal in the end', () => {
    expect(studentT95(1)).toBeGreaterThan(12.7);
    expect(studentT95(2)).toBeGreaterThan(4.3);
    expect(studentT95(1e7)).toBeCloseTo(z95, 4);
  });
});

describe('chiSquare95', () => {
  it.each([
    [10, 3.247, 20.483],
    [20, 9.591, 34.17],
    [30, 16.791, 46.979],
  ])('at %i degrees of freedom lies between %d and %d, within 1 percent', (freedom, low, high) => {
    const [lower, upper] = chiSquare95(freedom);
    expect(lower / low).toBeCloseTo(1, 1.7);
    expect(upper / high).toBeCloseTo(1, 1.7);
  });
});
