import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Comparison, comparisonSchema } from '../../src/imaging/comparison.ts';
import { type ComparisonPool, createComparisonPool } from '../../src/imaging/pool.ts';

const folder = new URL('../../../shared/photos/', import.meta.url);
const photo = (name: string): Uint8Array => readFileSync(new URL(name, folder));

/** Real faces: nothing changed in any of these pairs but pose, expression, distance, or the person. */
describe.skipIf(!existsSync(folder))('real photographs (skipped where the folder is absent)', () => {
  let pool: ComparisonPool;
  beforeAll(() => {
    pool = createComparisonPool({ workers: 2 });
  });
  afterAll(() => pool.close());

  async function compare(before: string, after: string): Promise<Comparison> {
    const { comparison } = await pool.compare(
      { id: 'pair', before: photo(before), after: photo(after) },
      { images: false },
    );
    return comparisonSchema.parse(comparison);
  }
  const moved = ({ measurements }: Comparison) =>
    measurements.filter(({ verdict }) => verdict === 'improved' || verdict === 'worsened');

  it.each(['001', '005', '025', '042'])(
    'reads no change between neutral and smiling (%s)',
    async (person) => {
      const result = await compare(`london/${person}-neutral.jpg`, `london/${person}-smiling.jpg`);
      expect(result.registration.method).toBe('face');
      expect(moved(result)).toEqual([]);
      expect(result.measurements.some(({ metric, change }) => metric === 'redness' && change)).toBe(true);
    },
  );

  it('says that pores can not be seen at 3 pixels per millimetre', async () => {
    const { measurements, photos } = await compare('london/003-neutral.jpg', 'london/003-smiling.jpg');
    expect(photos.before.pixelsPerMm).toBeGreaterThan(2.5);
    expect(photos.before.pixelsPerMm).toBeLessThan(4);
    for (const { reasons, verdict } of measurements.filter(({ metric }) => metric === 'pores')) {
      expect(verdict).toBe('not-measurable');
      expect(reasons.map(({ code }) => code)).toContain('RESOLUTION');
    }
  });

  it('gives exactly zero for one file twice and the opposite for the pair exchanged', async () => {
    const [neutral, smiling] = ['london/009-neutral.jpg', 'london/009-smiling.jpg'];
    const same = await compare(neutral, neutral);
    for (const { change } of same.measurements) if (change) expect(change.log).toBe(0);
    const [forward, backward] = await Promise.all([compare(neutral, smiling), compare(smiling, neutral)]);
    forward.measurements.forEach(({ change }, i) => {
      const opposite = backward.measurements[i].change;
      expect(Boolean(change)).toBe(Boolean(opposite));
      if (change && opposite) expect(Math.abs(change.log + opposite.log)).toBeLessThan(0.005);
    });
  });

  it.each([
    ['london/001-neutral.jpg', 'london/003-neutral.jpg'],
    ['london/025-neutral.jpg', 'london/042-neutral.jpg'],
    ['canada/003f.jpg', 'canada/008f.jpg'],
  ])('does not compare different people (%s, %s)', async (one, other) => {
    const { comparability, measurements } = await compare(one, other);
    expect(comparability.verdict).toBe('not-comparable');
    expect(measurements.every(({ change }) => change === null)).toBe(true);
  });

  it.each(['15cm', '30cm', '45cm'])('never takes distance for a change (%s against 60cm)', async (near) => {
    const result = await compare(`zoom/${near}.jpg`, 'zoom/60cm.jpg');
    expect(result.comparability.verdict).not.toBe('comparable');
    expect(result.comparability.reasons.length).toBeGreaterThan(0);
    expect(moved(result)).toEqual([]);
  });
});
