import type { ReasonCode } from '../../comparison.ts';
import type { MetricName } from '../../plan.ts';
import { median } from '../../statistics.ts';
import { contrastOf, isUnchanged, onlyChanged } from './contrast.ts';
import { dPrime } from './d-prime.ts';
import type { MetricReading, PairReading } from './measure-pair.ts';
import { truthOf } from './metric-truth.ts';
import { shareOf } from './share.ts';
import type { GroupFigures } from './types.ts';

export type Change = NonNullable<MetricReading['change']>;

/** Every pair was asked for every metric. */
export const readingOf = (reading: PairReading, metric: MetricName): MetricReading =>
  reading.readings[metric]!;

/** The changes that could be measured. */
export const changesOf = (readings: readonly PairReading[], metric: MetricName): Change[] =>
  readings.flatMap((reading) => readingOf(reading, metric).change ?? []);

/** The raw change, or null where there is none. */
export const rawChangeOf =
  (metric: MetricName) =>
  (reading: PairReading): number | null =>
    readingOf(reading, metric).change?.log ?? null;

/** The figures that any set of unchanged and singly changed pairs has. */
export function groupFigures(readings: readonly PairReading[], metric: MetricName): GroupFigures {
  const isChanged = onlyChanged(truthOf(metric));
  const relevant = readings.filter((reading) => isUnchanged(reading) || isChanged(reading));
  const detectable = changesOf(relevant, metric).map(({ mdc95 }) => mdc95);
  return {
    dPrime: dPrime(contrastOf(relevant, truthOf(metric), rawChangeOf(metric))),
    mdc95: detectable.length === 0 ? null : median(detectable),
    refused: shareOf(relevant, (reading) => readingOf(reading, metric).change === null),
    reasons: countReasons(relevant.map((reading) => readingOf(reading, metric))),
  };
}

/** Of refusals only: a reading that was given may carry reasons for care as well. */
function countReasons(readings: readonly MetricReading[]): GroupFigures['reasons'] {
  const counts = new Map<ReasonCode, number>();
  for (const { change, reasons } of readings) {
    if (change === null) for (const code of reasons) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].map(([code, count]) => ({ code, count })).toSorted((a, b) => b.count - a.count);
}
