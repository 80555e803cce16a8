import type { Comparison } from '../imaging/comparison.ts';

/** A picture of the result: the registered pair and the change maps, all of one size. */
export interface ReportImage {
  name: string;
  mediaType: string;
  width: number;
  height: number;
  bytes: Uint8Array;
}

/** What a report says about a metric; the registry of metrics has it. */
export interface ReportMetric {
  label: string;
  unit: string;
  higherMeans: 'better' | 'worse';
  improvedWord: string;
  worsenedWord: string;
  reference: string;
}

export interface ComparisonReport {
  comparison: Comparison;
  images: readonly ReportImage[];
  /** ISO dates on which the photos were taken, where known. */
  beforeDate?: string;
  afterDate?: string;
  /** The follow-up photo was taken in a healing window: shown, but no outcome. */
  healing?: boolean;
  /** Photos were made by the phantom: the report says so at the top. */
  synthetic?: boolean;
  /** Default: the registry of metrics. */
  metrics?: Readonly<Record<string, ReportMetric>>;
}
