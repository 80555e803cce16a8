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

function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
