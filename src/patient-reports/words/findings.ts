import { isChanceAmongMany } from '../../charts/index.ts';
import type { Measurement } from '../../imaging/comparison.ts';
import { inWords } from '../../reports/index.ts';
import { groupBy } from './group-by.ts';
import { patientMetric } from './metric-words.ts';
import { capitalise, changeWords, detectableWords } from './number-words.ts';
import { regionWords } from './place-words.ts';
import { becauseOf } from './reason-words.ts';

/** What measurements came to, each of them in one of the lists. */
export interface Findings {
  changed: string[];
  unchanged: string[];
  notMeasured: string[];
}

type Change = NonNullable<Measurement['change']>;

export function findingsOf(measurements: readonly Measurement[]): Findings {
  const measured = measurements.filter(isMeasured);
  const same = measured.filter(({ verdict }) => verdict === 'no-measurable-change');
  return {
    changed: groupBy(
      measured.filter(({ verdict }) => verdict !== 'no-measurable-change'),
      ({ metric, verdict }) => `${metric} ${verdict}`,
    ).map(changedSentences),
    unchanged: [
      ...groupBy(
        same.filter(({ change }) => !isChanceAmongMany(change)),
        ({ metric }) => metric,
      ).map(unchangedSentences),
      ...same.filter(({ change }) => isChanceAmongMany(change)).map(chanceSentences),
    ],
    notMeasured: joinMetrics(measurements.filter((measurement) => !isMeasured(measurement))),
  };
}

/** 'The skin is smoother. Left cheek: by about 19 %, most likely 15 to 22 %. Nose: by about ...' */
function changedSentences(group: readonly (Measurement & { change: Change })[]): string {
  const { metric, verdict } = group[0]!;
  const words = patientMetric(metric);
  const places = group.map(({ region, change }) => {
    const { size, interval } = changeWords(change);
    return `${capitalise(regionWords(region))}: by about ${size}, most likely ${interval}.`;
  });
  return [`${capitalise(verdict === 'improved' ? words.improved : words.worsened)}.`, ...places].join(' ');
}

/** The largest of what could have been seen holds for all of them. */
function unchangedSentences(group: readonly (Measurement & { change: Change })[]): string {
  const regions = group.map(({ region }) => regionWords(region));
  const detectable = detectableWords(Math.max(...group.map(({ change }) => change.mdc95)));
  const place = group.length > 1 ? ' in each place' : '';
  return `${capitalise(patientMetric(group[0]!.metric).name)} (${inWords(regions)}): no clear change. A change of ${detectable} or more would have shown${place}.`;
}

function chanceSentences({ metric, region, change }: Measurement & { change: Change }): string {
  const { size } = changeWords(change);
  return `${capitalise(patientMetric(metric).name)} (${regionWords(region)}): no clear change. We read ${size}, but with so many results that may be chance.`;
}

/** Metrics that could not be measured in the same places for the same reasons share a sentence. */
function joinMetrics(measurements: readonly Measurement[]): string[] {
  const byMetric = groupBy(measurements, ({ metric, reasons }) => `${metric} ${becauseOf(reasons)}`);
  const regionsOf = (group: readonly Measurement[]) =>
    inWords(group.map(({ region }) => regionWords(region)));
  return groupBy(byMetric, (group) => `${regionsOf(group)} ${becauseOf(group[0]!.reasons)}`).map((groups) => {
    const first = groups[0]!;
    const names = inWords(groups.map((group) => patientMetric(group[0]!.metric).name));
    const because = becauseOf(first[0]!.reasons);
    return `${capitalise(names)} (${regionsOf(first)})${because === null ? '.' : `: because ${because}.`}`;
  });
}

function isMeasured(measurement: Measurement): measurement is Measurement & { change: Change } {
  return measurement.change !== null && measurement.verdict !== 'not-measurable';
}
