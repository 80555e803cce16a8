import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenDatabase, openDatabase } from '../../src/database/index.ts';
import { type GroupOutcome, listOutcomes, type OutcomeGroup } from '../../src/gallery/outcomes/store.ts';
import { typicalOutcomeOf } from '../../src/gallery/outcomes/typical-outcome.ts';
import { expectation } from '../../src/gallery/public/outcome-section.ts';
import { typicalOutcomeSchema } from '../../src/gallery/types.ts';
import { createRandom } from '../../src/imaging/random.ts';
import { seedCourses } from './seed-courses.ts';

const texture: OutcomeGroup = { indication: 'texture', metric: 'texture', synthetic: false };
const today = '2026-06-15';

let opened: OpenDatabase;
beforeAll(async () => {
  opened = openDatabase(':memory:');
  await seedCourses(opened.database, [
    // The group: eleven measured, by tens from -50 to +50, and two that were not.
    ...Array.from({ length: 11 }, (_, at) => ({ percent: -50 + 10 * at })),
    { percent: null },
    { percent: null },
    // Other groups.
    { percent: -33, metric: 'pores' },
    { percent: -44, indication: 'acne-scars' },
    { percent: -55, synthetic: true },
    { percent: -65, synthetic: true },
  ]);
});
afterAll(() => opened.close());

const outcomeOf = async (change: Partial<OutcomeGroup>, { database } = opened) => {
  const group = { ...texture, ...change };
  return typicalOutcomeSchema.parse(
    typicalOutcomeOf(group, await listOutcomes(database, { ...group, today })),
  );
};

describe('the typical outcome', () => {
  it('counts all series of an indication and metric, responders and non-responders alike', async () => {
    expect(await outcomeOf({})).toEqual({
      indication: 'texture',
      metric: 'texture',
      n: 11,
      notMeasurable: 2,
      withoutOutcome: 0,
      figures: {
        improved: 5,
        worsened: 5,
        unchanged: 1,
        improvedCi95: [21, 72],
        medianPercent: 0,
        rangePercent: [-50, 50],
        rangeHolds: 'all',
      },
    });
  });

  it('of other indications and metrics, and of synthetic series, is their own', async () => {
    expect(await outcomeOf({ metric: 'pores' })).toMatchObject({ n: 1 });
    expect(await outcomeOf({ indication: 'acne-scars' })).toMatchObject({ n: 1 });
    expect(await outcomeOf({ synthetic: true })).toMatchObject({ n: 2 });
    expect(await outcomeOf({ metric: 'tone' })).toMatchObject({ n: 0, notMeasurable: 0, figures: null });
  });
});

describe('series of which nobody knows what came', () => {
  it('are counted and told: thirty of forty treated, of which ten were photographed', async () => {
    const clinic = openDatabase(':memory:');
    const many = (length: number, course: object) => Array.from({ length }, () => course);
    await seedCourses(clinic.database, [
      ...Array.from({ length: 10 }, (_, at) => ({ percent: -30 + at })),
      // Photographed in the healing window only, before treatment only, and with an analysis that failed.
      ...many(12, { sessionDays: ['2026-03-19'] }),
      ...many(8, { sessionDays: ['2026-03-21'] }),
      ...many(6, { hasFailed: true }),
      ...many(4, { hasPrimaryOutcome: false }),
      // Not treated, or not long enough ago.
      ...many(3, { sessionDays: [] }),
      ...many(2, { sessionDays: ['2026-05-19'] }),
      { hasFailed: true, metric: 'pores' },
      { hasFailed: true, indication: 'acne-scars' },
      { hasFailed: true, synthetic: true },
    ]);
    const typical = await outcomeOf({}, clinic);
    expect(typical).toMatchObject({ n: 10, notMeasurable: 0, withoutOutcome: 30 });
    expect(expectation(typical)).toMatch(/^Of 10 series measured .* 30 more were treated long enough ago/);
    // Without a primary outcome they may have been meant for any metric.
    expect(await outcomeOf({ metric: 'pores' }, clinic)).toMatchObject({ withoutOutcome: 5 });
    clinic.close();
  });

  it('begin on the day from which photos count, and not with a postponed session', async () => {
    const clinic = openDatabase(':memory:');
    const [exact] = await seedCourses(clinic.database, [{ hasFailed: true, sessionDays: ['2026-05-18'] }]);
    expect(await outcomeOf({}, clinic)).toMatchObject({ withoutOutcome: 1 });
    await clinic.database
      .updateTable('sessions')
      .set({ checklist: JSON.stringify({ kind: 'asked', decision: { decision: 'postpone' } }) })
      .where('seriesId', '=', exact!.seriesId)
      .execute();
    expect(await outcomeOf({}, clinic)).toMatchObject({ withoutOutcome: 0 });
    clinic.close();
  });
});

const outcomes = (percents: readonly number[]): GroupOutcome[] =>
  percents.map((percent) => ({ seriesId: randomUUID(), verdict: 'improved', percent }));

describe('the figures', () => {
  it('are withheld below five series, so that the one shown tells nothing of the others', () => {
    const two = typicalOutcomeOf(texture, outcomes([-30, 12]));
    expect(two).toMatchObject({ n: 2, figures: null });
    expect(expectation(two)).toBe('2 series were measured at this clinic: too few to say what is typical.');
    expect(typicalOutcomeOf(texture, outcomes([-4, -3, -2, -1])).figures).toBeNull();
    expect(typicalOutcomeOf(texture, outcomes([-4, -3, -2, -1, 0])).figures).not.toBeNull();
  });

  it('say what is so: all, at least eight in ten, and at least half, for every number of series', () => {
    const { normal } = createRandom('figures');
    for (const metric of ['texture', 'redness'] as const) {
      for (let n = 5; n <= 130; n++) {
        const percents = Array.from({ length: n }, () => 12 * normal());
        const { rangePercent, rangeHolds, medianPercent } = typicalOutcomeOf(
          { ...texture, metric },
          outcomes(percents),
        ).figures!;
        const [low, high] = rangePercent;
        const within = percents.filter((percent) => percent >= low && percent <= high).length;
        expect([n, rangeHolds]).toEqual([n, n < 20 ? 'all' : 'eight-in-ten']);
        expect(within).toBeGreaterThanOrEqual(n < 20 ? n : 0.8 * n);
        const orBetter = percents.filter((percent) => percent <= medianPercent).length;
        expect(orBetter).toBeGreaterThanOrEqual(n / 2);
      }
    }
  });

  it('are told in sentences', () => {
    const typical = { ...typicalOutcomeOf(texture, outcomes([-31.2, -20, -8.7, -4, 5.5])) };
    expect(expectation(typical)).toMatch(
      /Half of them came to 8 % smoother or better; all lay between 32 % smoother and 6 % rougher\./,
    );
    expect(expectation(typical)).toMatch(/it may be anything from 56 to 100 % \(95 % interval\)/);
  });
});
