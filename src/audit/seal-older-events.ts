import type { Database } from '../database/index.ts';
import { chainStart, sealOf } from './seal.ts';
import { findLastEvent, findSeal, listEventsAfter, setSeal } from './store.ts';

const pageSize = 500;

/**
 * Seals what was written before there was a chain; does nothing after that. An unsealed event behind a sealed one was put
 * in past the program: it is left as it is, for `verifyAuditTrail` to find.
 */
export async function sealOlderEvents(database: Database): Promise<void> {
  const isOlder = (await findLastEvent(database))?.seal === null && (await findSeal(database, 1)) === null;
  if (!isOlder) return;
  await database.transaction().execute(async (transaction) => {
    let before = chainStart;
    let id = 0;
    for (;;) {
      const events = await listEventsAfter(transaction, { id, limit: pageSize });
      for (const event of events) {
        before = sealOf(event, before);
        await setSeal(transaction, { id: event.id, seal: before });
        id = event.id;
      }
      if (events.length < pageSize) return;
    }
  });
}
