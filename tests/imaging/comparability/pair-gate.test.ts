import { describe, expect, it } from 'vitest';
import { comparabilityOf } from '../../../src/imaging/comparability/finding.ts';
import type { PairFacts } from '../../../src/imaging/comparability/pair-facts.ts';
import { findInPair } from '../../../src/imaging/comparability/pair-gate.ts';
import { metricNames } from '../../../src/imaging/plan.ts';

const good: PairFacts = {
  faceSimilarity: 0.95,
  faceInOneOnly: false,
  foundByContent: false,
  correlation: 0.9,
  overlap: 1,
  scaleRatio: 1.02,
  poseDeg: { yaw: 1, pitch: -2, roll: 4 },
  expressionChange: 0.01,
  pixelsPerMm: { before: 12, after: 11.8 },
  blurMm: 0.07,
  blurVarianceMm2: 0.001,
  reference: 'usable',
  colourByCard: false,
  surfaceTurnDeg: null,
  lightTurnLog: null,
  nothingOutlined: false,
  clippedFraction: 0.001,
  exposureLog: 0.1,
  whiteBalanceLog: 0.05,
  jpegQuality: 92,
};

const found = (change: Partial<PairFacts>) => findInPair({ ...good, ...change });

describe('the gate about a pair', () => {
  it('has nothing against a good pair', () => {
    expect(found({})).toEqual([]);
    expect(comparabilityOf([], true)).toEqual({ verdict: 'comparable', reasons: [] });
  });

  const cases: [string, Partial<PairFacts>, string, 'limits' | 'refuses' | 'ends', string[]][] = [
    ['other people', { faceSimilarity: 0.4 }, 'DIFFERENT_SUBJECT', 'ends', []],
    ['other skin', { faceSimilarity: null, correlation: 0.1 }, 'REGISTRATION', 'ends', []],
    ['a chance fit', { foundByContent: true, correlation: 0.36 }, 'REGISTRATION', 'ends', []],
    ['a weak fit by content', { foundByContent: true, correlation: 0.5 }, 'REGISTRATION', 'limits', []],
    ['a weak fit', { correlation: 0.35 }, 'REGISTRATION', 'limits', []],
    ['half of the area', { overlap: 0.5 }, 'OVERLAP', 'limits', []],
    ['hardly any area', { overlap: 0.1 }, 'OVERLAP', 'ends', []],
    ['a little nearer', { scaleRatio: 1.3 }, 'SCALE', 'limits', []],
    ['a little further', { scaleRatio: 1 / 1.3 }, 'SCALE', 'limits', []],
    ['much nearer', { scaleRatio: 2 }, 'SCALE', 'refuses', []],
    ['a turn of 7 degrees', { poseDeg: { yaw: -7, pitch: 0, roll: 0 } }, 'POSE', 'limits', []],
    [
      'a nod of 12 degrees',
      { poseDeg: { yaw: 0, pitch: 12, roll: 0 } },
      'POSE',
      'refuses',
      ['texture', 'pores'],
    ],
    ['a turn of 30 degrees', { poseDeg: { yaw: 30, pitch: 0, roll: 0 } }, 'POSE', 'ends', []],
    ['a smile', { expressionChange: 0.2 }, 'EXPRESSION', 'limits', []],
    ['nothing outlined', { nothingOutlined: true, pixelsPerMm: null }, 'NO_FACE_NO_PLAN', 'refuses', []],
    ['no scale', { pixelsPerMm: null }, 'SCALE_UNKNOWN', 'refuses', ['texture', 'pores']],
    ['few pixels', { pixelsPerMm: { before: 12, after: 3 } }, 'RESOLUTION', 'refuses', ['texture', 'pores']],
    ['an enlarged photo', { blurMm: 0.18 }, 'BLUR', 'refuses', ['texture', 'pores']],
    ['a blurred follow-up', { blurVarianceMm2: 0.15 ** 2 }, 'BLUR', 'limits', ['texture', 'pores']],
    ['a very blurred baseline', { blurVarianceMm2: -(0.3 ** 2) }, 'BLUR', 'refuses', ['texture', 'pores']],
    ['some shine', { clippedFraction: 0.05 }, 'CLIPPING', 'limits', []],
    ['burnt out', { clippedFraction: 0.5 }, 'CLIPPING', 'refuses', []],
    ['twice as bright', { exposureLog: -Math.log(2) }, 'EXPOSURE', 'limits', []],
    ['five times as bright', { exposureLog: Math.log(5) }, 'EXPOSURE', 'refuses', []],
    ['another lamp', { whiteBalanceLog: 0.2 }, 'COLOUR', 'limits', ['redness']],
    ['candle light', { whiteBalanceLog: 0.8 }, 'COLOUR', 'refuses', ['redness']],
    ['no reference skin', { reference: 'none' }, 'NO_REFERENCE', 'refuses', [...metricNames]],
    ['covered reference skin', { reference: 'unfit' }, 'REFERENCE_UNFIT', 'refuses', [...metricNames]],
    ['a messenger', { jpegQuality: 40 }, 'COMPRESSION', 'limits', ['texture', 'pores']],
  ];

  it.each(cases)('finds %s', (_, change, code, gravity, metrics) => {
    const findings = found(change);
    expect(findings.map((finding) => finding.code)).toEqual([code]);
    expect(findings[0].gravity).toBe(gravity);
    expect([...findings[0].metrics]).toEqual(metrics);
    expect(findings[0].message).toMatch(/\.$/);
    const { verdict } = comparabilityOf(findings, true);
    expect(verdict).toBe(gravity === 'ends' ? 'not-comparable' : 'limited');
  });

  it('does not mind roll, which registration takes out', () => {
    expect(found({ poseDeg: { yaw: 0, pitch: 0, roll: 14 } })).toEqual([]);
  });
});
