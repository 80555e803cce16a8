import { randomUUID } from 'node:crypto';
import { hashToken, makeToken } from '../accounts/index.ts';
import { recordAuditEvent } from '../audit/index.ts';
import type { Caller } from '../route.ts';
import type { OverviewDeps } from './deps.ts';
import { replaceCalendarFeed } from './store.ts';
import type { CalendarFeedInput, CalendarFeedMade } from './types.ts';

/** Makes the clinic's feed, or gives it a new address; whoever has the one before reads nothing any more. */
export async function makeCalendarFeed(
  { database, clock }: OverviewDeps,
  { input, origin, by }: { input: CalendarFeedInput; origin: string; by: Caller },
): Promise<CalendarFeedMade> {
  const id = randomUUID();
  const token = makeToken();
  const createdAt = clock().toISOString();
  await database.transaction().execute(async (transaction) => {
    await replaceCalendarFeed(transaction, {
      id,
      tokenHash: hashToken(token),
      showsNumbers: input.showsNumbers ? 1 : 0,
      createdAt,
      readAt: null,
    });
    await recordAuditEvent(
      { database: transaction, clock },
      {
        name: 'calendarFeedMade',
        actorId: by.actor.userId,
        entityId: id,
        requestId: by.requestId,
        detail: input,
      },
    );
  });
  const feed = { showsNumbers: input.showsNumbers, createdAt };
  return { feed, address: `${origin}/api/calendar/${token}.ics` };
}
