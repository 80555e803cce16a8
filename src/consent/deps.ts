import type { Clock } from '../calendar.ts';
import type { Database, DatabaseTransaction } from '../database/index.ts';
import type { BlobStore } from '../storage/index.ts';

/** What must happen when somebody's word changed. The gallery and the share links do it; it is handed in by the composition root. */
export interface ConsentFollower {
  /** In the transaction of each new record. */
  consentChanged(transaction: DatabaseTransaction, changed: { patientId: string }): Promise<void>;
  /** After it: files that nothing needs any more are removed. */
  afterwards(): Promise<void>;
}

export interface ConsentDeps {
  database: Database;
  clock: Clock;
  blobs: BlobStore;
  imaging: {
    /** Decodes a picture, which takes all of it. @throws AppError when it is none, or not a whole one */
    check(bytes: Uint8Array): Promise<{ format: string }>;
  };
  consentFollower: ConsentFollower;
}
