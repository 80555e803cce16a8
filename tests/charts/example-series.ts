import { parseHTML } from 'linkedom';
import type { SeriesChartData, SeriesPoint } from '../../src/charts/types.ts';

/** A fresh document, as the server uses it. */
export function serverDocument(): Document {
  return parseHTML('<!doctype html><html><body></body></html>').document as unknown as Document;
}

export function measured(
  date: string,
  percent: number,
  rest: Partial<Record<string, unknown>> = {},
): SeriesPoint {
  return {
    date,
    percent,
    ci95: [percent - 4, percent + 4],
    mdc95: 7,
    verdict: Math.abs(percent) < 7 ? 'no-measurable-change' : percent < 0 ? 'improved' : 'worsened',
    healing: false,
    engineVersion: '0.1.0',
    ...rest,
  } as SeriesPoint;
}

/** Four sessions five weeks apart with a healing visit, one visit that could not be measured, two follow-ups. */
export const exampleSeries: SeriesChartData = {
  metricLabel: 'Texture',
  regionLabel: 'left cheek',
  unit: 'log contrast',
  higherMeans: 'worse',
  improvedWord: 'smoother',
  worsenedWord: 'rougher',
  baselineDate: '2025-01-13',
  healingDays: 7,
  sessions: ['2025-01-13', '2025-02-17', '2025-03-24', '2025-04-28'].map((date) => ({
    date,
    device: 'Needling pen',
    needleDepthMm: 1.5,
    passes: 3,
  })),
  points: [
    measured('2025-01-16', 21, { healing: true, verdict: 'worsened', ci95: [15, 27] }),
    measured('2025-02-17', -3.1, { mdc95: 8 }),
    measured('2025-03-24', -9.4, { ci95: [-13, -5.6] }),
    { date: '2025-04-28', verdict: 'not-measurable', reasons: ['The light came from another side.'] },
    measured('2025-05-28', -18.9, { ci95: [-22, -15.1], mdc95: 6.5 }),
    measured('2025-07-28', -24.2, { ci95: [-29.6, -18.4], mdc95: 9.3 }),
  ],
};
