import { isChanceAmongMany } from '../charts/verdict-words.ts';
import type { StatedMeasurement } from './verdict-sentence.ts';

/** Measurements that one sentence can speak of. */
export interface MeasurementGroup<T extends StatedMeasurement & { metric: string }> {
  first: T;
  /** "left cheek, right cheek and nose" */
  regions: string;
  /** "left cheek and right cheek", or "8 regions" where the names would not fit. */
  regionsInShort: string;
}

/**
 * In their order, each measurement alone, but for regions that one metric can't judge for one reason: they share a
 * sentence. None is left out.
 */
export function groupMeasurements<T extends StatedMeasurement & { metric: string }>(
  measurements: readonly T[],
): MeasurementGroup<T>[] {
  const groups = new Map<string, T[]>();
  measurements.forEach((measurement, index) => {
    const { verdict, metric, reasons } = measurement;
    const key = verdict === 'not-measurable' ? `${metric} ${reasons[0]?.message}` : String(index);
    groups.set(key, [...(groups.get(key) ?? []), measurement]);
  });
  return [...groups.values()].map((group) => {
    const regions = inWords(group.map(({ region }) => region));
    return {
      first: group[0]!,
      regions,
      regionsInShort: group.length > 2 ? `${group.length} regions` : regions,
    };
  });
}

/** What is said of one region. */
export interface RegionFindings<T> {
  region: string;
  /** One by one. */
  own: T[];
  /** No measurable change, said together. */
  unchanged: T[];
}

/** What could not be measured for one reason in the same regions. */
export interface RefusedFindings<T extends StatedMeasurement & { metric: string }>
  extends MeasurementGroup<T> {
  metrics: string[];
}

/** With more regions than this, what did not change shares a line in each. */
const fewRegions = 2;

/**
 * Every measurement once, region by region, and last what could not be measured, reason by reason. Changes, what may be
 * chance and blemishes that are listed stand for themselves.
 */
export function layOutFindings<T extends Finding>(
  measurements: readonly T[],
): { regions: RegionFindings<T>[]; notMeasurable: RefusedFindings<T>[] } {
  const measured = measurements.filter(({ verdict }) => verdict !== 'not-measurable');
  const names = [...new Set(measured.map(({ region }) => region))];
  const sharesLine = (measurement: T) =>
    names.length > fewRegions &&
    measurement.verdict === 'no-measurable-change' &&
    !(measurement.change && isChanceAmongMany(measurement.change)) &&
    !measurement.lesions?.list.length;
  const regions = names.map((region) => {
    const ofRegion = measured.filter((measurement) => measurement.region === region);
    const unchanged = ofRegion.filter(sharesLine);
    if (unchanged.length < 2) return { region, own: ofRegion, unchanged: [] };
    return { region, own: ofRegion.filter((measurement) => !sharesLine(measurement)), unchanged };
  });
  const rest = measurements.filter(({ verdict }) => verdict === 'not-measurable');
  return { regions, notMeasurable: joinMetrics(groupMeasurements(rest)) };
}

function joinMetrics<T extends Finding>(groups: readonly MeasurementGroup<T>[]): RefusedFindings<T>[] {
  const joined = new Map<string, RefusedFindings<T>>();
  for (const group of groups) {
    const key = `${group.regions} ${group.first.reasons[0]?.message}`;
    const metrics = [...(joined.get(key)?.metrics ?? []), group.first.metric];
    joined.set(key, { ...(joined.get(key) ?? group), metrics });
  }
  return [...joined.values()];
}

interface Finding extends StatedMeasurement {
  metric: string;
  lesions?: { list: readonly unknown[] } | undefined;
}

/** "one, two and three" */
export function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
