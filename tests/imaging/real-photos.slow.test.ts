import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Comparison, comparisonSchema } from '../../src/imaging/comparison.ts';
import { type ComparisonPool, createComparisonPool } from '../../src/imaging/pool.ts';

const folder = new URL('../../../shared/photos/', import.meta.url);
const photo = (name: string): Uint8Array => readFileSync(new URL(name, folder));

/** Numbers of the people photographed twice, neutral and smiling. */
const londoners = existsSync(folder)
  ? readdirSync(new URL('london/', folder))
      .filter((name) => name.endsWith('-neutral.jpg'))
      .map((name) => name.slice(0, 3))
  : [];

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

  it('reads no change between neutral and smiling', async () => {
    const results = await Promise.all(
      londoners.map((person) => compare(`london/${person}-neutral.jpg`, `london/${person}-smiling.jpg`)),
    );
    const measured = results.flatMap(({ measurements }) => measurements).filter(({ change }) => change);
    const still = measured.filter(({ region }) => region === 'forehead' || region === 'chin');
    const unchanged = still.filter(({ verdict }) => verdict === 'no-measurable-change');
    expect(still.length).toBeGreaterThanOrEqual(2 * londoners.length);
    expect(unchanged.length).toBeGreaterThanOrEqual(0.95 * still.length);
    const creased = measured.filter(
      ({ metric, region, verdict }) =>
        metric === 'wrinkles' && /perioral|periocular/.test(region) && verdict === 'worsened',
    );
    expect(creased).toEqual([]);
    for (const { registration } of results) expect(registration.method).toBe('face');
  });

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

  it('never compares different people', async () => {
    const pairs = londoners.map((person, i) => [person, londoners[(i + 1) % londoners.length]]);
    const results = await Promise.all([
      ...pairs.map(([one, other]) => compare(`london/${one}-neutral.jpg`, `london/${other}-neutral.jpg`)),
      compare('canada/003f.jpg', 'canada/008f.jpg'),
    ]);
    for (const { comparability, measurements } of results) {
      expect(comparability.verdict).toBe('not-comparable');
      expect(measurements.every(({ change }) => change === null)).toBe(true);
    }
  });

  it.each(['15cm', '30cm', '45cm'])('never takes distance for a change (%s against 60cm)', async (near) => {
    const result = await compare(`zoom/${near}.jpg`, 'zoom/60cm.jpg');
    expect(result.comparability.verdict).not.toBe('comparable');
    expect(result.comparability.reasons.length).toBeGreaterThan(0);
    expect(moved(result)).toEqual([]);
  });
});
