import { describe, expect, it } from 'vitest';
import {
  choosePairsToShow,
  type PlannedPair,
  planBenchmark,
  type Study,
} from '../../../../src/imaging/phantom/benchmark/benchmark-plan.ts';
import { measuredChanges } from '../../../../src/imaging/phantom/benchmark/metric-truth.ts';
import { describePair } from '../../../../src/imaging/phantom/benchmark/pair-words.ts';
import { extendedNuisanceNames, nuisanceNames } from '../../../../src/imaging/phantom/index.ts';

const planned = planBenchmark({ pairs: 120, seed: '1' });
const ofStudy = (study: Study) => planned.filter((pair) => pair.study === study);
const seedsOf = (pairs: PlannedPair[]) => new Set(pairs.map(({ spec }) => spec.seed));

describe('the plan of a run', () => {
  it('counts the main study as asked for and the others on top', () => {
    const counts = (['main', 'coarse', 'tone', 'disturbance', 'card only', 'neither'] as const).map(
      (study) => ofStudy(study).length,
    );
    expect(counts).toEqual([120, 48, 84, 88, 24, 24]);
    for (const pairs of [1, 4, 13]) {
      const few = planBenchmark({ pairs, seed: '1' });
      expect(few.filter(({ study }) => study === 'main').length).toBe(pairs);
    }
  });

  it('is the same each time, and another with another seed', () => {
    expect(planBenchmark({ pairs: 120, seed: '1' })).toEqual(planned);
    const others = seedsOf(planBenchmark({ pairs: 120, seed: '2' }));
    expect([...seedsOf(planned)].filter((seed) => others.has(seed))).toEqual([]);
  });

  it('takes every skin from seeds that nothing else uses', () => {
    expect(planned.every(({ spec }) => String(spec.seed).startsWith('validate/1/'))).toBe(true);
  });

  it('changes each thing alone by a fifth on the skin of an unchanged pair', () => {
    const unchanged = new Set(
      ofStudy('main')
        .filter(({ kind }) => kind === 'unchanged')
        .map(({ block }) => block),
    );
    for (const name of measuredChanges) {
      const single = ofStudy('main').filter(({ kind, change }) => kind === 'single' && name in change);
      expect(single.length).toBeGreaterThanOrEqual(Math.floor(120 / (measuredChanges.length + 4)));
      expect(single.every(({ change, block }) => change[name] === -0.2 && unchanged.has(block))).toBe(true);
    }
  });

  it('draws joint changes independently, from -50 to +40 %, on skins of their own', () => {
    const joint = ofStudy('main').filter(({ kind }) => kind === 'joint');
    const doses = joint.flatMap(({ change }) => Object.values(change));
    expect(Math.min(...doses)).toBeGreaterThanOrEqual(-0.5);
    expect(Math.max(...doses)).toBeLessThanOrEqual(0.4);
    expect(new Set(doses).size).toBe(doses.length);
    expect(seedsOf(joint).size).toBe(joint.length);
  });

  it('keeps skin tones within their classes', () => {
    const limits = { 'light to medium': [0.015, 0.09], dark: [0.12, 0.2], 'very dark': [0.2, 0.4] };
    for (const { tone, spec } of planned) {
      expect(spec.melaninFraction).toBeGreaterThanOrEqual(limits[tone][0]!);
      expect(spec.melaninFraction).toBeLessThanOrEqual(limits[tone][1]!);
    }
  });

  it('tries each disturbance alone, at 2 sigma, with nothing changed', () => {
    for (const name of [...nuisanceNames, ...extendedNuisanceNames]) {
      const pairs = ofStudy('disturbance').filter(({ disturbance }) => disturbance === name);
      expect(pairs.length).toBe(4);
      expect(
        pairs.every(({ spec, change }) => Object.keys(change).length === 0 && spec.change === change),
      ).toBe(true);
      expect(pairs[0]!.spec.nuisance).toEqual({ sigma: 2, only: [name] });
    }
  });

  it('shows each kind of pair once, with a caption of its own', () => {
    const shown = [...choosePairsToShow(planned)];
    const captions = shown.map(describePair);
    expect(new Set(captions).size).toBe(shown.length);
    expect(captions).toContain('Light to medium skin, nothing changed');
    expect(captions).toContain('Light to medium skin, redness −20 %');
    expect(captions).toContain('Blur at 2 sigma, nothing changed');
  });
});
