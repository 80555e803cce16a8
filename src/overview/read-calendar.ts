import { hashToken } from '../accounts/index.ts';
import { recordAuditEvent } from '../audit/index.ts';
import { addDays, dayOf } from '../calendar.ts';
import { AppError } from '../errors.ts';
import type { FileAnswer } from '../route.ts';
import type { OverviewDeps } from './deps.ts';
import { drawCalendar } from './draw-calendar.ts';
import { findCalendarFeed, listCalendarItems, updateCalendarFeed } from './store.ts';

/** Further back and further ahead a calendar of what is due is of no use. */
const daysBack = 60;
const daysAhead = 180;
/** Calendar programs ask every few minutes; the trail says once an hour that they did. */
const auditEveryMs = 3_600_000;

/** @throws AppError NOT_FOUND when this is not, or no longer, the address of the feed */
export async function readCalendar(deps: OverviewDeps, { token }: { token: string }): Promise<FileAnswer> {
  const { database, clock } = deps;
  const feed = await findCalendarFeed(database);
  if (!feed || feed.tokenHash !== hashToken(token)) {
    throw new AppError('NOT_FOUND', {
      userMessage: 'This calendar has another address now, or ended. Ask the owner of the clinic for it.',
    });
  }
  const now = clock();
  const today = dayOf(now);
  const items = await listCalendarItems(database, {
    from: addDays(today, -daysBack),
    to: addDays(today, daysAhead),
  });
  if (!feed.readAt || now.getTime() - Date.parse(feed.readAt) >= auditEveryMs) {
    await updateCalendarFeed(database, { readAt: now.toISOString() });
    await recordAuditEvent(deps, { name: 'calendarFeedRead', actorId: null, entityId: feed.id });
  }
  const text = drawCalendar(items, { showsNumbers: feed.showsNumbers === 1, now });
  return { bytes: Buffer.from(text), mediaType: 'text/calendar; charset=utf-8' };
}
