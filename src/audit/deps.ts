import type { Clock } from '../calendar.ts';
import type { Database } from '../database/index.ts';

export interface AuditDeps {
  database: Database;
  clock: Clock;
  /** Where the heads are noted, beside the database. */
  dataFolder: string;
}
