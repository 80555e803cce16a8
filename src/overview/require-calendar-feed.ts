import { AppError } from '../errors.ts';
import type { OverviewDeps } from './deps.ts';
import { findCalendarFeed } from './store.ts';

/** @throws AppError NOT_FOUND */
export async function requireCalendarFeed({ database }: Pick<OverviewDeps, 'database'>) {
  const feed = await findCalendarFeed(database);
  if (feed) return feed;
  throw new AppError('NOT_FOUND', { userMessage: 'There is no calendar feed. Make one first.' });
}
