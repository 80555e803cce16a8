import { recordAuditEvent } from '../audit/index.ts';
import type { Caller } from '../route.ts';
import type { OverviewDeps } from './deps.ts';
import { requireCalendarFeed } from './require-calendar-feed.ts';
import { replaceCalendarFeed } from './store.ts';

/** Its address reads nothing from now on. @throws AppError NOT_FOUND when there is no feed */
export async function revokeCalendarFeed(
  { database, clock }: OverviewDeps,
  { by }: { by: Caller },
): Promise<undefined> {
  await database.transaction().execute(async (transaction) => {
    const { id } = await requireCalendarFeed({ database: transaction });
    await replaceCalendarFeed(transaction, null);
    await recordAuditEvent(
      { database: transaction, clock },
      { name: 'calendarFeedRevoked', actorId: by.actor.userId, entityId: id, requestId: by.requestId },
    );
  });
}
