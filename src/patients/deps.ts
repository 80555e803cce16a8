import type { Clock } from '../calendar.ts';
import type { Database } from '../database/index.ts';

export interface PatientDeps {
  database: Database;
  clock: Clock;
}
