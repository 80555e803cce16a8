import type { Clock } from '../calendar.ts';
import type { Database } from '../database/index.ts';
import type { ComparisonPool as ImagingPool } from '../imaging/pool.ts';
import type { BlobStore } from '../storage/index.ts';
import type { AnalysisEvents } from './analysis-events.ts';

export type { CompareRequest, CompareResult, RegionProposals, ResultImage } from '../imaging/pool.ts';

/** The imaging core's worker threads, as far as this room needs them. */
export type ComparisonPool = Pick<ImagingPool, 'compare' | 'proposeRegions'>;

export interface ComparisonDeps {
  database: Database;
  clock: Clock;
  blobs: BlobStore;
  pool: ComparisonPool;
  analyses: AnalysisEvents;
  /** Tells the queue that there is work. */
  wakeQueue(): void;
}
