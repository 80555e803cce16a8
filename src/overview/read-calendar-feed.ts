import type { OverviewDeps } from './deps.ts';
import { findCalendarFeed } from './store.ts';
import type { CalendarFeedState } from './types.ts';

export async function readCalendarFeed({ database }: OverviewDeps): Promise<CalendarFeedState> {
  const row = await findCalendarFeed(database);
  return { feed: row && { showsNumbers: row.showsNumbers === 1, createdAt: row.createdAt } };
}
