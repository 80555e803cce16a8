import { describe, expect, it } from 'vitest';
import { dPrime } from '../../../../src/imaging/phantom/benchmark/d-prime.ts';
import {
  type MetricFigures,
  makeReport,
  type PlannedPair,
  validationReportSchema,
} from '../../../../src/imaging/phantom/benchmark/index.ts';
import type { MetricReading } from '../../../../src/imaging/phantom/benchmark/measure-pair.ts';
import { rankCorrelation } from '../../../../src/imaging/phantom/benchmark/rank-correlation.ts';
import { shareOf } from '../../../../src/imaging/phantom/benchmark/share.ts';
import { inventedReading, inventedRun } from './invented-readings.ts';

describe("d'", () => {
  it('is the mean effect over the pooled standard deviation', () => {
    const unchanged = [-1, 0, 1]; // SD 1
    const changed = [1, 3, 5]; // SD 2
    const found = dPrime({ unchanged, changed, effects: [2, 3, 4] })!;
    expect(found.value).toBeCloseTo(3 / Math.sqrt(2.5), 10);
    // By hand: mean effect has SE 1/sqrt(3); the pooled variance (1 + 4)/2 has variance (1 + 16)/4.
    const variance = 1 / 3 / 2.5 + (found.value ** 2 * (17 / 4 / 2.5 ** 2)) / 4;
    expect(found.se).toBeCloseTo(Math.sqrt(variance), 10);
  });

  it('has no sign and is null without readings or scatter', () => {
    expect(dPrime({ unchanged: [0, 2], changed: [-3, -1], effects: [-3, -3] })!.value).toBeCloseTo(
      3 / Math.sqrt(2),
    );
    expect(dPrime({ unchanged: [0], changed: [1, 2], effects: [1, 2] })).toBeNull();
    expect(dPrime({ unchanged: [1, 1], changed: [2, 2], effects: [1, 1] })).toBeNull();
  });
});

describe('rank correlation', () => {
  it('agrees with a textbook', () => {
    // Hours of television and IQ, 10 pairs: rho = -29/165 (Wikipedia, Spearman's rank correlation coefficient).
    const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
    const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
    expect(rankCorrelation(iq.map((value, i) => [value, hours[i]!] as const))).toBeCloseTo(-29 / 165, 10);
  });

  it('gives ties their mean rank and needs variation', () => {
    expect(
      rankCorrelation([
        [1, 1],
        [2, 1],
        [3, 2],
        [4, 2],
      ]),
    ).toBeCloseTo(0.8944, 4);
    expect(
      rankCorrelation([
        [1, 5],
        [2, 5],
        [3, 5],
      ]),
    ).toBeNull();
    expect(
      rankCorrelation([
        [1, 2],
        [2, 3],
      ]),
    ).toBeNull();
  });
});

describe('share', () => {
  it('comes with an interval that agrees with a textbook', () => {
    // Newcombe, Stat Med 1998;17:857, table I, method 3: 81 of 263 is 0.2553 to 0.3662, 0 of 20 is 0 to 0.1611.
    const share = shareOf([...Array(263).keys()], (i) => i < 81)!;
    expect(share).toMatchObject({ count: 81, of: 263 });
    expect(share.ci95[0]).toBeCloseTo(0.2553, 4);
    expect(share.ci95[1]).toBeCloseTo(0.3662, 4);
    const none = shareOf(Array.from({ length: 20 }), () => false)!;
    expect(none.ci95[0]).toBe(0);
    expect(none.ci95[1]).toBeCloseTo(0.1611, 4);
    expect(shareOf([], () => true)).toBeNull();
  });
});

const reportOf = (
  read: (pair: PlannedPair, metric: string) => MetricReading,
  pairs = 120,
): { of: (metric: string) => MetricFigures; report: ReturnType<typeof makeReport> } => {
  const report = makeReport(inventedRun({ pairs, read }), '5001');
  return { report, of: (metric) => report.metrics.find((one) => one.metric === metric)! };
};
const exact = (pair: PlannedPair, metric: string): MetricReading =>
  inventedReading(pair, metric as Parameters<typeof inventedReading>[1]);

describe('figures of a run', () => {
  it('finds a true reading true', () => {
    const { of, report } = reportOf(exact);
    expect(validationReportSchema.parse(report)).toEqual(report);
    const redness = of('redness');
    // Readings scatter by 0.02 about ln 0.8: d' is 0.223 / 0.02.
    expect(Math.abs(redness.dPrime!.value - 11.2)).toBeLessThan(3 * redness.dPrime!.se);
    expect(Math.abs(redness.readsAs!.value + 20)).toBeLessThan(3 * redness.readsAs!.se);
    expect(redness.spearman).toBeGreaterThan(0.97);
    expect(redness.nullSd).toBeGreaterThan(0.013);
    expect(redness.nullSd).toBeLessThan(0.028);
    expect(redness.mdc95).toBe(4);
    expect(redness.refused).toMatchObject({ count: 0, of: 36 });
    expect(Object.keys(redness.crossTalk)).not.toContain('redness');
    expect(
      redness.checks.filter(({ figure }) => ['dPrime', 'advantage', 'spearman', 'readsAs'].includes(figure)),
    ).toSatisfy((checks: { isMet: boolean }[]) => checks.length === 4 && checks.every(({ isMet }) => isMet));
  });

  it('takes what disturbs both pairs of a skin alike out of what a change reads, not out of the scatter', () => {
    const shared = (pair: PlannedPair, metric: string): MetricReading => {
      const reading = exact(pair, metric);
      const shift = 0.3 * Math.sin(pair.block.length * 7 + pair.spec.melaninFraction! * 1e4);
      const log = Math.log1p(pair.change.texture ?? 0) + shift;
      return { ...reading, change: { ...reading.change!, log, percent: 100 * Math.expm1(log) } };
    };
    const { readsAs, dPrime: found } = reportOf(shared).of('texture');
    expect(readsAs!.value).toBeCloseTo(-20, 6);
    expect(found!.value).toBeLessThan(2);
  });

  it('counts what is not measurable apart and never as zero', () => {
    const refusing = (pair: PlannedPair, metric: string): MetricReading =>
      pair.tone === 'very dark'
        ? { change: null, verdict: 'not-measurable', reasons: ['EXPOSURE'] }
        : exact(pair, metric);
    const { tones, checks, withoutReference, dPrime: found } = reportOf(refusing).of('pores');
    const dark = tones.find(({ tone }) => tone === 'very dark')!;
    expect(dark).toMatchObject({ dPrime: null, mdc95: null, ofLight: null, refused: { count: 12, of: 12 } });
    expect(dark.reasons).toEqual([{ code: 'EXPOSURE', count: 12 }]);
    expect(checks.find(({ figure }) => figure === 'darkSkin')).toMatchObject({ value: null, isMet: true });
    expect(withoutReference.cardOnly).toMatchObject({
      dPrime: null,
      reasons: [{ code: 'NO_REFERENCE', count: 8 }],
    });
    expect(found!.value).toBeGreaterThan(5);
  });

  it('sees cross-talk, disturbances beyond half the MDC95 and intervals that promise too much', () => {
    const poor = (pair: PlannedPair, metric: string): MetricReading => {
      const { change, ...rest } = exact(pair, metric);
      if (!change || metric !== 'texture') return { change, ...rest };
      const lift = (pair.change.pores ? 0.1 : 0) + (pair.disturbance === 'blur' ? 0.06 : 0);
      const log = change.log + lift;
      const percent = 100 * Math.expm1(log);
      return {
        change: { log, percent, ci95: [percent - 0.1, percent + 0.1], mdc95: 4 },
        verdict: 'improved',
        reasons: [],
      };
    };
    const { of, report } = reportOf(poor);
    const { crossTalk, checks, disturbances, coverage, falseChange } = of('texture');
    expect(crossTalk.pores).toBeGreaterThan(3);
    expect(crossTalk.redness).toBeLessThan(1);
    expect(disturbances.find(({ name }) => name === 'blur')!.shift).toBeGreaterThan(4);
    expect(coverage.unchanged!.count).toBeLessThan(8);
    expect(falseChange).toMatchObject({ count: 24, of: 24 });
    const missed = checks.filter(({ isMet }) => isMet === false).map(({ figure }) => figure);
    expect(missed).toEqual(expect.arrayContaining(['falseChange', 'coverage', 'crossTalk', 'disturbance']));
    expect(report.overall.checks.find(({ figure }) => figure === 'falseChange')!.isMet).toBe(false);
  });

  it('has null, not NaN, for what a short run can’t tell', () => {
    for (const pairs of [1, 2, 4]) {
      const { report, of } = reportOf(exact, pairs);
      expect(validationReportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
      expect(of('redness')).toMatchObject({ dPrime: null, spearman: null, readsAs: null, advantage: null });
      expect(of('redness').checks.every(({ isMet }) => isMet !== true)).toBe(true);
      expect(report.overall.lowestDPrime).toBeNull();
    }
  });

  it('judges a metric for coarse photos by coarse photos', () => {
    const { of } = reportOf((pair, metric) =>
      metric === 'coarse-texture' && pair.study !== 'coarse'
        ? { change: null, verdict: 'not-measurable', reasons: ['RESOLUTION'] }
        : exact(pair, metric),
    );
    const coarse = of('coarse-texture');
    expect(coarse.refused!.count).toBe(0);
    expect(coarse.dPrime!.value).toBeGreaterThan(5);
    expect(coarse.disturbances).toEqual([]);
  });

  it('says the limits with figures of the run', () => {
    const { report } = reportOf(exact);
    expect(report.limits.map(({ title }) => title)).toEqual([
      'Height of the light',
      'Gloss',
      'Light of mixed colour',
      'Flush of reference skin',
      'Dark skin',
      'No untreated skin in view',
    ]);
    for (const { text } of report.limits) {
      expect(text).toMatch(/\d/);
      expect(text).not.toMatch(/NaN|undefined|null|no figure/);
    }
  });
});
