import type { Clock } from '../calendar.ts';
import type { AnalysisEvents } from '../comparisons/index.ts';
import type { Database } from '../database/index.ts';
import type { PhotoImaging } from '../photos/index.ts';
import type { SigningKeys } from '../provenance/index.ts';
import type { BlobStore } from '../storage/index.ts';

export interface GalleryDeps {
  database: Database;
  clock: Clock;
  blobs: BlobStore;
  imaging: Pick<PhotoImaging, 'deidentify'>;
  analyses: AnalysisEvents;
  signingKeys: SigningKeys;
}

/** What it takes to say whether a case may be shown, and to end it. */
export type ServingDeps = Pick<GalleryDeps, 'database' | 'clock' | 'blobs'>;
