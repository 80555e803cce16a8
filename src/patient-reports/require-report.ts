import type { Database } from '../database/index.ts';
import { AppError } from '../errors.ts';
import { findReport, type StoredReport } from './store.ts';

/** @throws AppError NOT_FOUND */
export async function requireReport(database: Database, reportId: string): Promise<StoredReport> {
  const report = await findReport(database, reportId);
  if (report) return report;
  throw new AppError('NOT_FOUND', {
    userMessage: 'There is no such report; it may have been removed. Go back to the series.',
  });
}
