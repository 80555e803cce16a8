import { metricRegistry } from '../../metrics/index.ts';
import { establishedMetricNames } from '../../plan.ts';
import { extendedNuisanceNames } from '../nuisance.ts';
import { type PlannedPair, tones } from './benchmark-plan.ts';
import { mean } from './d-prime.ts';
import { disturbanceLabel } from './disturbance-words.ts';
import { describeLimits } from './limits.ts';
import type { PairReading } from './measure-pair.ts';
import { metricFigures } from './metric-figures.ts';
import { describePart } from './pair-words.ts';
import { joinShares } from './share.ts';
import { checkOverall, checkTargets } from './targets.ts';
import type { MetricFigures, ValidationReport } from './types.ts';

/** All figures of a run. Pure. @param readings of one engine, at least one of them of the main study */
export function makeReport(readings: readonly PairReading[], seed: string): ValidationReport {
  const metrics = establishedMetricNames.map((name): MetricFigures => {
    const figures = metricFigures(metricRegistry[name], readings);
    return { ...figures, checks: checkTargets(figures) };
  });
  const planned = readings.map(({ pair }) => pair);
  return {
    schema: 'dermalapse.validation/1',
    engine: readings[0]!.engine,
    seed,
    pairs: { main: planned.filter(({ study }) => study === 'main').length, all: planned.length },
    composition: compositionOf(planned),
    overall: overallFigures(metrics),
    metrics,
    tones: Object.entries(tones).map(([tone, [low, high]]) => ({ tone, melanin: [low, high] })),
    disturbances: [...new Set(planned.flatMap(({ disturbance }) => disturbance ?? []))].map((name) => ({
      name,
      label: disturbanceLabel(name),
      isExtended: extendedNuisanceNames.some((extended) => extended === name),
    })),
    limits: describeLimits(metrics),
  };
}

function compositionOf(planned: readonly PlannedPair[]): ValidationReport['composition'] {
  const counts = new Map<string, number>();
  for (const pair of planned) counts.set(describePart(pair), (counts.get(describePart(pair)) ?? 0) + 1);
  return [...counts].map(([label, pairs]) => ({ label, pairs }));
}

function overallFigures(all: readonly MetricFigures[]): ValidationReport['overall'] {
  const metrics = all.filter(({ checks }) => checks.length > 0);
  const values = metrics.map(({ dPrime }) => dPrime?.value ?? null).filter((value) => value !== null);
  const isWhole = values.length === metrics.length;
  const overall = {
    lowestDPrime: isWhole ? Math.min(...values) : null,
    meanDPrime: isWhole ? Math.exp(mean(values.map(Math.log))) : null,
    falseChange: joinShares(metrics.map(({ falseChange }) => falseChange)),
    coverage: joinShares(metrics.map(({ coverage }) => coverage.unchanged)),
  };
  return { ...overall, checks: checkOverall(overall) };
}
