import type { Clock } from '../calendar.ts';
import type { Database } from '../database/index.ts';

export interface OverviewDeps {
  database: Database;
  clock: Clock;
}
