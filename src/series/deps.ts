import type { Clock } from '../calendar.ts';
import type { Database, DatabaseTransaction } from '../database/index.ts';

/**
 * Brings a series' comparisons in step with its photos, dates and plan, inside the transaction that changed them.
 * The comparisons room does it; rooms below it are handed it by the composition root.
 */
export type SeriesFollower = (
  transaction: DatabaseTransaction,
  seriesId: string,
  /** A photo about to be removed: plan as if it were gone. */
  options?: { leavingPhotoId?: string },
) => Promise<void>;

export interface SeriesDeps {
  database: Database;
  clock: Clock;
  follow: SeriesFollower;
}
