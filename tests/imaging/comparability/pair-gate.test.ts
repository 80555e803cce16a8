import { describe, expect, it } from 'vitest';
import {
  cautionsOf,
  comparabilityOf,
  concerning,
  refusalsOf,
} from '../../../src/imaging/comparability/finding.ts';
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
  lightTurnLog: 0.05,
  nothingOutlined: false,
  clipped: [{ region: 'cheek', fraction: 0.001 }],
  exposureLog: 0.1,
  whiteBalanceLog: 0.05,
  jpegQuality: 92,
};

const fine = ['texture', 'coarse-texture', 'pores', 'wrinkles'];
const scars = 'shadow-contrast';
const withScale = [...fine, 'blemishes', 'tone', scars];
const againstReference = ['redness', ...fine, 'blemishes', scars];

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
    ['a turn of 30 degrees', { poseDeg: { yaw: 30, pitch: 0, roll: 0 } }, 'POSE', 'ends', []],
    ['nothing outlined', { nothingOutlined: true, pixelsPerMm: null }, 'NO_FACE_NO_PLAN', 'refuses', []],
    ['no scale', { pixelsPerMm: null }, 'SCALE_UNKNOWN', 'refuses', withScale],
    [
      'few pixels',
      { pixelsPerMm: { before: 12, after: 4 } },
      'RESOLUTION',
      'refuses',
      ['texture', 'pores', 'wrinkles', 'blemishes', scars],
    ],
    ['6 pixels', { pixelsPerMm: { before: 6, after: 6 } }, 'RESOLUTION', 'refuses', ['texture', 'pores']],
    ['an enlarged photo', { blurMm: 0.18 }, 'BLUR', 'refuses', fine],
    ['a blurred follow-up', { blurVarianceMm2: 0.15 ** 2 }, 'BLUR', 'limits', fine],
    ['a very blurred baseline', { blurVarianceMm2: -(0.3 ** 2) }, 'BLUR', 'refuses', fine],
    ['some shine', { clipped: [{ region: 'cheek', fraction: 0.05 }] }, 'CLIPPING', 'limits', []],
    ['burnt out', { clipped: [{ region: 'cheek', fraction: 0.5 }] }, 'CLIPPING', 'refuses', []],
    ['twice as bright', { exposureLog: -Math.log(2) }, 'EXPOSURE', 'limits', []],
    ['five times as bright', { exposureLog: Math.log(5) }, 'EXPOSURE', 'refuses', []],
    ['another lamp', { whiteBalanceLog: 0.2 }, 'COLOUR', 'limits', ['redness']],
    ['candle light', { whiteBalanceLog: 0.8 }, 'COLOUR', 'refuses', ['redness']],
    ['light from nobody knows where', { lightTurnLog: null }, 'LIGHT_DIRECTION', 'refuses', [scars]],
    ['no reference skin', { reference: 'none' }, 'NO_REFERENCE', 'refuses', againstReference],
    ['covered reference skin', { reference: 'unfit' }, 'REFERENCE_UNFIT', 'refuses', againstReference],
    ['a messenger', { jpegQuality: 40 }, 'COMPRESSION', 'limits', fine],
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

  it('finds light from half-way round and from the side: fine detail bears less of it the further it is', () => {
    for (const [lightTurnLog, refused] of [
      [0.3, [scars]],
      [0.45, [...fine, scars]],
    ] as const) {
      const findings = found({ lightTurnLog });
      expect([...new Set(findings.map(({ code }) => code))]).toEqual(['LIGHT_DIRECTION']);
      expect(metricNames.filter((name) => refusalsOf(findings, name).length > 0)).toEqual(refused);
      expect(metricNames.filter((name) => cautionsOf(findings, name).length > 0)).toEqual(
        fine.filter((name) => !(refused as readonly string[]).includes(name)),
      );
    }
  });

  const shaded = ['wrinkles', 'tone', scars];
  const turned = [...fine, 'tone', scars];
  const shaped: [string, Partial<PairFacts>, string, string[]][] = [
    ['a turn of 7 degrees', { poseDeg: { yaw: -7, pitch: 0, roll: 0 } }, 'POSE', shaded],
    ['a nod of 12 degrees', { poseDeg: { yaw: 0, pitch: 12, roll: 0 } }, 'POSE', turned],
    ['skin turned by 8 degrees', { poseDeg: null, surfaceTurnDeg: 8 }, 'POSE', turned],
    ['a smile', { expressionChange: 0.2 }, 'EXPRESSION', shaded],
  ];

  it.each(shaped)(
    'finds %s: some metrics can not bear it, the others are read with care',
    (_, change, code, refused) => {
      const findings = found(change);
      expect([...new Set(findings.map((finding) => finding.code))]).toEqual([code]);
      for (const name of metricNames) {
        expect([name, refusalsOf(findings, name).length]).toEqual([name, refused.includes(name) ? 1 : 0]);
        expect(refusalsOf(findings, name).length + cautionsOf(findings, name).length).toBeGreaterThan(0);
      }
      expect(comparabilityOf(findings, true).verdict).toBe('limited');
    },
  );

  it('leaves skin alone that is turned by less than 8 degrees or by nobody knows how much', () => {
    for (const surfaceTurnDeg of [null, 0, 7.9]) expect(found({ poseDeg: null, surfaceTurnDeg })).toEqual([]);
  });

  it('asks the skin, too, when the head was turned a little', () => {
    const little = { yaw: 7, pitch: 0, roll: 0 };
    expect(refusalsOf(found({ poseDeg: little }), 'pores')).toEqual([]);
    expect(refusalsOf(found({ poseDeg: little, surfaceTurnDeg: 9 }), 'pores')).toHaveLength(1);
  });

  it.each(['none', 'unfit'] as const)(
    'lets redness through by the card (reference skin: %s)',
    (reference) => {
      const findings = found({ reference, colourByCard: true });
      expect(refusalsOf(findings, 'redness')).toEqual([]);
      expect(findings.flatMap(({ metrics }) => metrics)).toEqual([...fine, 'blemishes', scars]);
    },
  );

  it('refuses the region that is burnt out and no other', () => {
    const findings = found({
      clipped: [
        { region: 'nose', fraction: 0.4 },
        { region: 'cheek', fraction: 0.01 },
        { region: 'chin', fraction: 0.1 },
        { region: 'forehead', fraction: 0.15 },
      ],
    });
    expect(refusalsOf(findings, 'redness', 'nose').map(({ code }) => code)).toEqual(['CLIPPING']);
    expect(cautionsOf(findings, 'redness', 'chin').map(({ message }) => message)).toEqual([
      expect.stringContaining('10 % of the skin of "chin"'),
    ]);
    expect(metricNames.filter((name) => refusalsOf(findings, name, 'forehead').length > 0)).toEqual(fine);
    expect(cautionsOf(findings, 'redness', 'forehead')).toHaveLength(1);
    for (const region of ['cheek', 'chin', null]) expect(refusalsOf(findings, 'redness', region)).toEqual([]);
    expect(cautionsOf(findings, 'redness', 'cheek')).toEqual([]);
  });

  it('keeps only what concerns the metrics asked for', () => {
    const asked = concerning(['redness', 'pores'], found({ lightTurnLog: null, blurMm: 0.18, overlap: 0.5 }));
    expect(asked.map(({ code, metrics }) => [code, [...metrics]])).toEqual([
      ['OVERLAP', []],
      ['BLUR', ['pores']],
    ]);
  });

  it('does not mind roll, which registration takes out', () => {
    expect(found({ poseDeg: { yaw: 0, pitch: 0, roll: 14 } })).toEqual([]);
  });
});
