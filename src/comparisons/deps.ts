import type { Clock } from '../calendar.ts';
import type { Database } from '../database/index.ts';
import type { Comparison } from '../imaging/comparison.ts';
import type { Plan } from '../imaging/plan.ts';
import type { BlobStore } from '../storage/index.ts';
import type { AnalysisEvents } from './analysis-events.ts';
import type { AnalysisStage, ResultImageName } from './types.ts';

export interface CompareRequest {
  id: string;
  before: Uint8Array;
  after: Uint8Array;
  plan?: Plan;
}

export interface ResultImage {
  name: ResultImageName;
  mediaType: 'image/jpeg' | 'image/png';
  width: number;
  height: number;
  bytes: Uint8Array;
}

export interface CompareResult {
  comparison: Comparison;
  images: ResultImage[];
}

/** The imaging core's worker threads, as far as this room needs them. */
export interface ComparisonPool {
  compare(
    request: CompareRequest,
    options?: { onStage?: (stage: AnalysisStage) => void },
  ): Promise<CompareResult>;
}

export type ReportRenderer = (report: { comparison: Comparison; images: ResultImage[] }) => string;

export interface ComparisonDeps {
  database: Database;
  clock: Clock;
  blobs: BlobStore;
  pool: ComparisonPool;
  analyses: AnalysisEvents;
  renderReport: ReportRenderer;
  /** Tells the queue that there is work. */
  wakeQueue(): void;
}
