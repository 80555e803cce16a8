import type { Database } from '../database/index.ts';
import { AppError } from '../errors.ts';
import { findSeries, findSession } from './store.ts';
import type { Series, Session } from './types.ts';

/** @throws AppError NOT_FOUND */
export async function requireSeries(database: Database, seriesId: string): Promise<Series> {
  const series = await findSeries(database, seriesId);
  if (series) return series;
  throw new AppError('NOT_FOUND', { userMessage: 'There is no such series. Go back to the patient.' });
}

/** @throws AppError NOT_FOUND */
export async function requireSession(database: Database, sessionId: string): Promise<Session> {
  const session = await findSession(database, sessionId);
  if (session) return session;
  throw new AppError('NOT_FOUND', {
    userMessage: 'There is no such session; it may have been removed. Reload the page.',
  });
}
