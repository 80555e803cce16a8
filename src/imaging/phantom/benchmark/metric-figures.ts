import type { MetricDescription } from '../../metrics/index.ts';
import type { MetricName } from '../../plan.ts';
import { median } from '../../statistics.ts';
import { type Study, type Tone, tones } from './benchmark-plan.ts';
import { contrastOf, isUnchanged, matchUnchanged, onlyChanged } from './contrast.ts';
import { dPrime, mean, meanEstimate, variance } from './d-prime.ts';
import { type Change, changesOf, groupFigures, rawChangeOf, readingOf } from './group-figures.ts';
import type { PairReading } from './measure-pair.ts';
import { isForCoarsePhotos, measuredChanges, truthOf } from './metric-truth.ts';
import { naiveMetrics } from './naive-metrics.ts';
import { rankCorrelation } from './rank-correlation.ts';
import { shareOf } from './share.ts';
import type { Estimate, MetricFigures } from './types.ts';

/** Everything that the readings of a run say about one metric, but for the targets. */
export function metricFigures(
  { name, label }: Pick<MetricDescription, 'name' | 'label'>,
  all: readonly PairReading[],
): Omit<MetricFigures, 'checks'> {
  const isCoarse = isForCoarsePhotos(name);
  const ofStudy = (study: Study) => all.filter(({ pair }) => pair.study === study);
  // Of the other studies a metric for coarse photos could only say that their photos are none.
  const besides = (study: Study) => (isCoarse ? [] : ofStudy(study));
  const main = ofStudy(isCoarse ? 'coarse' : 'main');
  const unchanged = main.filter(isUnchanged);
  const single = main.filter(onlyChanged(truthOf(name)));
  const joint = main.filter(({ pair }) => pair.kind === 'joint');
  const group = groupFigures(main, name);
  const naive = naiveFigures(main, name);
  const nullChanges = changesOf(unchanged, name);
  const holds = ({ ci95 }: Pick<Change, 'ci95'>, truth: number) => ci95[0] <= truth && truth <= ci95[1];
  return {
    metric: name,
    label,
    ...group,
    naive,
    advantage: ratio(group.dPrime, naive.dPrime),
    spearman: rankCorrelation(dosesOf(joint, name).map(({ truth, percent }) => [truth, percent])),
    readsAs: readsAs(main, name),
    nullSd: nullChanges.length < 2 ? null : Math.sqrt(variance(nullChanges.map(({ log }) => log))),
    falseChange: shareOf(
      unchanged.map((reading) => readingOf(reading, name)).filter(({ change }) => change !== null),
      ({ verdict }) => verdict !== 'no-measurable-change',
    ),
    coverage: {
      unchanged: shareOf(nullChanges, (change) => holds(change, 0)),
      changed: shareOf(dosesOf([...single, ...joint], name), (dose) => holds(dose, dose.truth)),
    },
    crossTalk: crossTalk(main, name),
    doses: dosesOf(joint, name),
    tones: toneFigures([...main, ...besides('tone')], name),
    disturbances: disturbanceFigures(besides('disturbance'), name),
    withoutReference: {
      cardOnly: groupFigures(besides('card only'), name),
      neither: groupFigures(besides('neither'), name),
    },
  };
}

/** True and read change of the pairs that could be measured, percent. */
function dosesOf(readings: readonly PairReading[], metric: MetricName): MetricFigures['doses'] {
  return readings.flatMap((reading) => {
    const { change, verdict } = readingOf(reading, metric);
    if (!change || verdict === 'not-measurable') return [];
    const truth = 100 * (reading.pair.change[truthOf(metric)] ?? 0);
    return [{ truth, percent: change.percent, ci95: change.ci95, verdict }];
  });
}

function naiveFigures(main: readonly PairReading[], metric: MetricName): MetricFigures['naive'] {
  const name = truthOf(metric);
  const readNaive = ({ naive }: PairReading): number | null => naive[metric] ?? null;
  const doses = main.flatMap((reading): [number, number][] => {
    const value = readNaive(reading);
    return reading.pair.kind === 'joint' && value !== null ? [[reading.pair.change[name] ?? 0, value]] : [];
  });
  return {
    label: naiveMetrics[name].label,
    dPrime: dPrime(contrastOf(main, name, readNaive)),
    spearman: rankCorrelation(doses),
  };
}

/** The ratio of a changed reading and the unchanged one of the same skin is what the change itself reads. */
function readsAs(main: readonly PairReading[], metric: MetricName): Estimate {
  return meanEstimate(
    matchUnchanged(main, truthOf(metric)).flatMap((match) => {
      const [changed, unchanged] = [match.changed, match.unchanged].map(
        (one) => readingOf(one, metric).change,
      );
      return changed && unchanged ? [100 * ((100 + changed.percent) / (100 + unchanged.percent) - 1)] : [];
    }),
  );
}

function crossTalk(main: readonly PairReading[], metric: MetricName): MetricFigures['crossTalk'] {
  const others = measuredChanges.filter((name) => name !== truthOf(metric));
  return Object.fromEntries(
    others.map((name) => [name, dPrime(contrastOf(main, name, rawChangeOf(metric)))?.value ?? null]),
  );
}

function toneFigures(readings: readonly PairReading[], metric: MetricName): MetricFigures['tones'] {
  const groups = (Object.keys(tones) as Tone[]).map((tone) => {
    const ofTone = readings.filter(({ pair }) => pair.tone === tone);
    return { tone, ...groupFigures(ofTone, metric) };
  });
  return groups.map((group) => ({ ...group, ofLight: ratio(group.dPrime, groups[0]!.dPrime) }));
}

function disturbanceFigures(
  readings: readonly PairReading[],
  metric: MetricName,
): MetricFigures['disturbances'] {
  const names = [...new Set(readings.flatMap(({ pair }) => pair.disturbance ?? []))];
  return names.map((name) => {
    const pairs = readings.filter(({ pair }) => pair.disturbance === name);
    const changes = changesOf(pairs, metric);
    const isMeasured = changes.length > 0;
    return {
      name,
      shift: isMeasured ? Math.sqrt(mean(changes.map(({ percent }) => percent ** 2))) : null,
      halfMdc95: isMeasured ? median(changes.map(({ mdc95 }) => mdc95)) / 2 : null,
      refused: shareOf(pairs, (reading) => readingOf(reading, metric).change === null),
    };
  });
}

const ratio = (ours: Estimate, other: Estimate): number | null =>
  ours && other && other.value > 0 ? ours.value / other.value : null;
