import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenDatabase, openDatabase } from '../../src/database/index.ts';
import { typicalOutcomeOf } from '../../src/gallery/index.ts';
import { typicalOutcomeSchema } from '../../src/gallery/types.ts';
import { seedCourses } from './seed-courses.ts';

let opened: OpenDatabase;
beforeAll(async () => {
  opened = openDatabase(':memory:');
  await seedCourses(opened.database, [
    // The group: eleven measured, by tens from -50 to +50, and two that were not.
    ...Array.from({ length: 11 }, (_, at) => ({ percent: -50 + 10 * at })),
    { percent: null },
    { percent: null },
    // A visit in the healing window, and none after treatment, are no outcome.
    { percent: -70, sessionDays: ['2026-03-19'] },
    { percent: -70, sessionDays: ['2026-03-21'] },
    // Other groups.
    { percent: -33, metric: 'pores' },
    { percent: -44, indication: 'acne-scars' },
    { percent: -55, synthetic: true },
    { percent: -65, synthetic: true },
  ]);
});
afterAll(() => opened.close());

const outcomeOf = async (group: object) =>
  typicalOutcomeSchema.parse(
    await typicalOutcomeOf(opened, { indication: 'texture', metric: 'texture', synthetic: false, ...group }),
  );

describe('the typical outcome', () => {
  it('counts all series of an indication and metric, responders and non-responders alike', async () => {
    expect(await outcomeOf({})).toEqual({
      indication: 'texture',
      metric: 'texture',
      n: 11,
      improved: 5,
      worsened: 5,
      unchanged: 1,
      notMeasurable: 2,
      medianPercent: 0,
      rangePercent: [-40, 40],
    });
  });

  it('counts synthetic series among themselves only', async () => {
    expect(await outcomeOf({ synthetic: true })).toMatchObject({ n: 2, improved: 2, medianPercent: -60 });
  });

  it('of other indications and metrics is their own', async () => {
    expect(await outcomeOf({ metric: 'pores' })).toMatchObject({ n: 1, rangePercent: [-33, -33] });
    expect(await outcomeOf({ indication: 'acne-scars' })).toMatchObject({ n: 1, medianPercent: -44 });
  });

  it('of nothing says so', async () => {
    expect(await outcomeOf({ metric: 'tone' })).toEqual({
      indication: 'texture',
      metric: 'tone',
      n: 0,
      improved: 0,
      worsened: 0,
      unchanged: 0,
      notMeasurable: 0,
      medianPercent: null,
      rangePercent: null,
    });
  });
});
