import type { Comparison, Measurement } from '../../src/imaging/comparison.ts';

const photo = {
  sha256: 'a'.repeat(64),
  width: 4000,
  height: 3000,
  pixelsPerMm: 12.4,
  skinItaDeg: 38,
  quality: { clippedFraction: 0.001, blurMm: 0.05, noise: 0.004, jpegQuality: 88 },
};

export function measurement(rest: Partial<Measurement>): Measurement {
  return {
    metric: 'texture',
    region: 'left cheek',
    unit: 'contrast (ln) x 100',
    before: 4.1,
    after: 3.3,
    change: { log: -0.21, percent: -18.9, ci95: [-22, -15.1], mdc95: 6.5 },
    verdict: 'improved',
    reasons: [],
    ...rest,
  };
}

export function notMeasurable(metric: string, region: string): Measurement {
  return measurement({
    metric,
    region,
    before: null,
    after: null,
    change: null,
    verdict: 'not-measurable',
    reasons: [
      {
        code: 'RESOLUTION',
        metrics: [metric],
        message: 'The photo has too few pixels per millimetre. Take it from closer at the next visit.',
      },
    ],
  });
}

/** A result as the pool returns it. */
export function exampleComparison(rest: Partial<Comparison> = {}): Comparison {
  return {
    schema: 'dermalapse.comparison/1',
    id: 'example',
    engine: { version: '0.1.0', backend: 'wasm', calibration: 'b'.repeat(64) },
    photos: { before: photo, after: { ...photo, sha256: 'c'.repeat(64) } },
    registration: {
      method: 'face',
      transform: [
        [1, 0.01, 12],
        [-0.01, 1, -8],
      ],
      residualMm: { median: 0.02, p95: 0.06 },
      correlation: 0.91,
      overlap: 0.94,
      poseDeg: { yaw: 1.2, pitch: 0.4, roll: 0.1 },
    },
    normalisation: {
      colour: { source: 'reference', logGain: [0.01, 0, -0.02] },
      card: null,
      blurMatchMm: 0.04,
      illumination: 'quadratic from reference skin',
    },
    comparability: {
      verdict: 'limited',
      reasons: [
        {
          code: 'LIGHT_DIRECTION',
          metrics: ['texture'],
          message:
            'The light came from another side. Stand in the same place, with the same lamp, next time.',
        },
      ],
    },
    measurements: [
      measurement({}),
      measurement({
        region: 'right cheek',
        change: { log: -0.03, percent: -3, ci95: [-9, 4], mdc95: 7.7 },
        verdict: 'no-measurable-change',
      }),
      measurement({
        metric: 'redness',
        unit: 'density x 100',
        change: { log: 3.1, percent: 31, ci95: [18, 44], mdc95: 17 },
        verdict: 'worsened',
      }),
      notMeasurable('pores', 'left cheek'),
      notMeasurable('pores', 'right cheek'),
    ],
    timingsMs: { decode: 120, register: 900, normalise: 80, measure: 700, uncertainty: 400, total: 2200 },
    ...rest,
  };
}
