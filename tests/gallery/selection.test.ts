import { describe, expect, it } from 'vitest';
import { canBeTold, isBetterThanFairDraw } from '../../src/gallery/outcomes/fair-draw.ts';
import { judgeSelection } from '../../src/gallery/outcomes/judge-selection.ts';
import type { GroupOutcome } from '../../src/gallery/outcomes/store.ts';
import { createRandom } from '../../src/imaging/random.ts';

/** Texture: a fall is better. */
const outcomesOf = (percents: readonly (number | null)[]): GroupOutcome[] =>
  percents.map((percent, at) => ({
    seriesId: `c${at}`,
    verdict: percent === null ? 'not-measurable' : 'improved',
    percent,
  }));
const judge = (percents: readonly (number | null)[], shown: readonly number[]) =>
  judgeSelection(outcomesOf(percents), {
    metric: 'texture',
    shownSeries: new Set(shown.map((at) => `c${at}`)),
  });
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);

describe('a selection of cases', () => {
  it.each([50, 120, 1000])('of only the best tenth of %i series is warned of', (count) => {
    const percents = upTo(count).map((at) => -40 + (60 * at) / count);
    expect(judge(percents, upTo(count / 10))).toMatchObject({ shown: count / 10, bestCaseOnly: true });
    expect(judge(percents, upTo(count / 10)).medianPercentile).toBeGreaterThan(93);
    // The worst tenth, and a tenth from all over, are no best cases.
    expect(
      judge(
        percents,
        upTo(count / 10).map((at) => count - 1 - at),
      ).bestCaseOnly,
    ).toBe(false);
    expect(
      judge(
        percents,
        upTo(count / 10).map((at) => at * 10 + 5),
      ).bestCaseOnly,
    ).toBe(false);
  });

  it('of all there are is never warned of', () => {
    for (const count of [1, 5, 40, 300]) {
      const percents = upTo(count).map((at) => -at);
      expect(judge(percents, upTo(count))).toEqual({
        shown: count,
        medianPercentile: null,
        bestCaseOnly: false,
      });
    }
  });

  it('says nothing where even the best could be chance: one of nineteen, two of six', () => {
    expect(canBeTold({ shown: 1, members: 19 })).toBe(false);
    expect(canBeTold({ shown: 1, members: 20 })).toBe(true);
    expect(canBeTold({ shown: 2, members: 6 })).toBe(false);
    expect(canBeTold({ shown: 3, members: 6 })).toBe(true);
    expect(judge([-30, -20, -10, 0, 5, 10], [0, 1])).toMatchObject({
      medianPercentile: null,
      bestCaseOnly: false,
    });
    expect(judge([-30, -20, -10, 0, 5, 10], [0, 1, 2])).toMatchObject({ bestCaseOnly: true });
  });

  it('leaves out series in which nothing could be measured', () => {
    const percents = [...upTo(30).map((at) => -at), null, null];
    expect(judge(percents, [30]).shown).toBe(0);
    expect(judge(percents, [29, 30]).shown).toBe(1);
  });

  it('of series that all came to the same is fair', () => {
    expect(
      judge(
        upTo(40).map(() => -12),
        [1, 2, 3, 4, 5],
      ).bestCaseOnly,
    ).toBe(false);
    expect(
      judge(
        upTo(200).map(() => -12),
        upTo(100),
      ).bestCaseOnly,
    ).toBe(false);
  });
});

describe('the rank-sum test', () => {
  /** Every draw there is, counted. */
  const countedTail = (values: readonly number[], shown: number) => {
    const draws: number[] = [];
    const ranks = values.map(
      (value) =>
        values.filter((other) => other < value).length +
        (values.filter((other) => other === value).length + 1) / 2,
    );
    const draw = (from: number, left: number, sum: number): void => {
      if (left === 0) draws.push(sum);
      else for (let at = from; at <= ranks.length - left; at++) draw(at + 1, left - 1, sum + ranks[at]!);
    };
    draw(0, shown, 0);
    return { ranks, tailOf: (sum: number) => draws.filter((one) => one >= sum).length / draws.length };
  };

  it('agrees with counting every draw, ties and either group being the smaller one', () => {
    const { uniform: random } = createRandom(7);
    let told = 0;
    for (let round = 0; round < 300; round++) {
      const values = upTo(11).map(() => Math.round(random() * 7));
      const shownAt = upTo(11).filter(() => random() < 0.4);
      const { ranks, tailOf } = countedTail(values, shownAt.length);
      const tail = tailOf(shownAt.reduce((sum, at) => sum + ranks[at]!, 0));
      const members = values.map((value, at) => ({ value, isShown: shownAt.includes(at) }));
      const expected = shownAt.length > 0 && tail <= 0.05;
      told += Number(expected);
      expect([round, isBetterThanFairDraw(members)]).toEqual([round, expected]);
    }
    expect(told).toBeGreaterThan(5);
  });

  it.each([
    { series: 30, shown: 6 },
    { series: 70, shown: 7 },
    { series: 400, shown: 60 },
  ])(
    'a fair draw of $shown from $series series is warned of in about one of twenty clinics',
    ({ series, shown }) => {
      const { uniform: random } = createRandom(series);
      const clinics = 2000;
      let warned = 0;
      for (let clinic = 0; clinic < clinics; clinic++) {
        const percents = upTo(series).map(() => -15 + 30 * (random() + random() - 1));
        const drawn = [...upTo(series)].map((at) => ({ at, key: random() })).sort((a, b) => a.key - b.key);
        if (
          judge(
            percents,
            drawn.slice(0, shown).map(({ at }) => at),
          ).bestCaseOnly
        )
          warned += 1;
      }
      const share = (100 * warned) / clinics;
      console.log(
        `${shown} of ${series} series, fairly drawn: warned of in ${share.toFixed(1)} % of ${clinics} clinics`,
      );
      // Three standard errors of 5 % among 2,000.
      expect(Math.abs(share - 5)).toBeLessThan(1.5);
    },
  );
});
