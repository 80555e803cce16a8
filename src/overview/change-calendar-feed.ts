import { recordAuditEvent } from '../audit/index.ts';
import type { Caller } from '../route.ts';
import type { OverviewDeps } from './deps.ts';
import { requireCalendarFeed } from './require-calendar-feed.ts';
import { updateCalendarFeed } from './store.ts';
import type { CalendarFeed, CalendarFeedInput } from './types.ts';

/** @throws AppError NOT_FOUND when there is no feed */
export async function changeCalendarFeed(
  { database, clock }: OverviewDeps,
  { input, by }: { input: CalendarFeedInput; by: Caller },
): Promise<CalendarFeed> {
  return database.transaction().execute(async (transaction) => {
    const { id, createdAt } = await requireCalendarFeed({ database: transaction });
    await updateCalendarFeed(transaction, { showsNumbers: input.showsNumbers ? 1 : 0 });
    await recordAuditEvent(
      { database: transaction, clock },
      {
        name: 'calendarFeedChanged',
        actorId: by.actor.userId,
        entityId: id,
        requestId: by.requestId,
        detail: input,
      },
    );
    return { showsNumbers: input.showsNumbers, createdAt };
  });
}
