import { describe, expect, it } from 'vitest';
import { canBeTold, isBetterThanFairDraw, type Member } from '../../src/gallery/outcomes/fair-draw.ts';
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
  judgeSelection({
    metric: 'texture',
    outcomes: outcomesOf(percents),
    shown: shown.map((at) => ({ seriesId: `c${at}`, percent: percents[at]! })),
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
        notShown: 0,
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

  it('leaves out series in which nothing could be measured, and says that they are not shown', () => {
    const percents = [...upTo(30).map((at) => -at), null, null];
    expect(judge(percents, [29])).toMatchObject({ shown: 1, notShown: 31 });
  });

  it('is judged by what is shown, whatever came of it since', () => {
    const outcomes = outcomesOf([...upTo(8).map(() => 20), ...upTo(32).map((at) => at - 20)]);
    // Published at -30 %, and all have regressed: none is better than the others by now, and one can't be measured any more.
    outcomes[0] = { seriesId: 'c0', verdict: 'not-measurable', percent: null };
    const shown = upTo(8).map((at) => ({ seriesId: `c${at}`, percent: -30 - at / 10 }));
    expect(judgeSelection({ metric: 'texture', outcomes, shown })).toEqual({
      shown: 8,
      notShown: 32,
      medianPercentile: 90,
      bestCaseOnly: true,
    });
    // The same series shown again as it is now does not take the better case away.
    const again = [...shown, ...upTo(8).map((at) => ({ seriesId: `c${at}`, percent: 20 }))];
    expect(judgeSelection({ metric: 'texture', outcomes, shown: again }).bestCaseOnly).toBe(true);
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
      expect([round, isBetterThanFairDraw([members])]).toEqual([round, expected]);
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

describe('the rank-sum test over all groups of a gallery', () => {
  /** @param shown places in the group */
  const groupOf = (values: readonly number[], shown: readonly number[]): Member[] =>
    values.map((value, at) => ({ value, isShown: shown.includes(at) }));

  it('tells the single best of each of ten groups of ten, of which none can be told by itself', () => {
    const group = groupOf(upTo(10), [9]);
    expect(isBetterThanFairDraw([group])).toBe(false);
    expect(isBetterThanFairDraw(upTo(10).map(() => group))).toBe(true);
    // The best of two groups are one in a hundred draws.
    expect(isBetterThanFairDraw([group, group])).toBe(true);
    expect(isBetterThanFairDraw([group, groupOf(upTo(10), [0])])).toBe(false);
  });

  it('is not drowned by one large group from which a typical series is shown', () => {
    const large = groupOf(upTo(1000), [500]);
    expect(isBetterThanFairDraw([large, ...upTo(6).map(() => groupOf(upTo(10), [9]))])).toBe(true);
  });

  it('warns of at most one in twenty of all draws there are', () => {
    /** Every draw of so many of a group. */
    const drawsOf = (values: readonly number[], shown: number, from = 0): number[][] =>
      shown === 0
        ? [[]]
        : upTo(values.length)
            .filter((at) => at >= from)
            .flatMap((at) => drawsOf(values, shown - 1, at + 1).map((rest) => [at, ...rest]));
    const tellEach = (groups: readonly { values: number[]; shown: number }[]) => {
      const all = groups.reduce<Member[][][]>(
        (found, { values, shown }) =>
          found.flatMap((before) => drawsOf(values, shown).map((draw) => [...before, groupOf(values, draw)])),
        [[]],
      );
      return { all: all.length, warned: all.filter(isBetterThanFairDraw).length };
    };
    for (const groups of [
      [
        { values: upTo(7), shown: 2 },
        { values: upTo(9), shown: 1 },
        { values: upTo(5), shown: 4 },
      ],
      [
        { values: [0, 0, 1, 2, 3, 3], shown: 3 },
        { values: [5, 5, 6, 7, 7, 8, 9], shown: 2 },
      ],
    ]) {
      const { all, warned } = tellEach(groups);
      console.log(`${groups.length} groups: warned of ${warned} of all ${all} draws`);
      expect(warned / all).toBeLessThanOrEqual(0.05);
      expect(warned / all).toBeGreaterThan(0.02);
    }
  });

  const galleries = {
    'ten groups of ten, one of each': upTo(10).map(() => ({ series: 10, shown: 1 })),
    'groups of all sizes, few of each': [8, 15, 40, 120, 700].map((series) => ({ series, shown: 2 })),
    'groups of all sizes, a tenth of each': [20, 30, 60, 150, 600].map((series) => ({
      series,
      shown: series / 10,
    })),
    'two large groups, one of each': [900, 1100].map((series) => ({ series, shown: 1 })),
    'most of each group': [12, 25, 40].map((series) => ({ series, shown: series - 3 })),
  };
  it.each(Object.entries(galleries))(
    'warns of one in twenty fair galleries, and of the best of each: %s',
    (name, groups) => {
      const seed = `gallery of 23 November: ${name}`;
      const { uniform } = createRandom(seed);
      const trials = 2000;
      let warned = 0;
      for (let trial = 0; trial < trials; trial++) {
        const drawn = groups.map(({ series, shown }) => {
          const keys = upTo(series).map(uniform);
          const last = [...keys].sort((one, other) => one - other)[shown - 1]!;
          return keys.map((key) => ({ value: Math.round(1000 * uniform()), isShown: key <= last }));
        });
        if (isBetterThanFairDraw(drawn)) warned += 1;
      }
      const share = (100 * warned) / trials;
      console.log(`seed '${seed}': ${share.toFixed(1)} % of ${trials} fair galleries warned of`);
      // Three standard errors of 5 % among 2,000.
      expect(share).toBeLessThan(5 + 1.5);
      const best = groups.map(({ series, shown }) =>
        upTo(series).map((value) => ({ value, isShown: value >= series - shown })),
      );
      expect(isBetterThanFairDraw(best)).toBe(true);
    },
  );

  it('judges 20,000 series in no time', () => {
    const { uniform } = createRandom(20);
    const timeOf = (shown: number) => {
      const groups = upTo(20).map(() => upTo(1000).map((at) => ({ value: uniform(), isShown: at < shown })));
      const startedAt = performance.now();
      isBetterThanFairDraw(groups);
      return performance.now() - startedAt;
    };
    const times = [1, 30, 500].map(timeOf);
    console.log(`20,000 series: ${times.map((ms) => `${ms.toFixed(0)} ms`).join(', ')}`);
    expect(Math.max(...times)).toBeLessThan(1000);
  });
});
