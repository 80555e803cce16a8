import { recordAuditEvent } from '../audit/index.ts';
import { AppError } from '../errors.ts';
import type { Caller } from '../route.ts';
import type { ServingDeps } from './deps.ts';
import { findExport, listExports, markExportDone } from './store.ts';
import { sweepCases } from './sweep-cases.ts';
import type { TakeDownItem, TakeDownList } from './types.ts';

/** What left the building, and since when it must be followed. */
export async function listTakeDowns(deps: ServingDeps, { by }: { by: Caller }): Promise<TakeDownList> {
  await sweepCases(deps);
  const items = await listExports(deps.database);
  await recordAuditEvent(deps, {
    name: 'galleryTakeDownsViewed',
    actorId: by.actor.userId,
    entityId: null,
    requestId: by.requestId,
    detail: { count: items.length },
  });
  return { items };
}

/** Somebody says that it is gone everywhere. @throws AppError NOT_FOUND; CONFLICT when it is not due, or was done before */
export async function markTakenDown(
  { database, clock }: ServingDeps,
  { exportId, by }: { exportId: string; by: Caller },
): Promise<TakeDownItem> {
  return database.transaction().execute(async (transaction) => {
    const item = await findExport(transaction, exportId);
    if (!item) throw new AppError('NOT_FOUND', { userMessage: 'There is no such entry. Reload the list.' });
    if (item.dueSince === null || item.doneAt !== null) {
      const why = item.doneAt ? 'This was marked as done before.' : 'This may still be shown.';
      throw new AppError('CONFLICT', { userMessage: `${why} Reload the list.` });
    }
    await markExportDone(transaction, {
      id: exportId,
      doneAt: clock().toISOString(),
      doneBy: by.actor.userId,
    });
    await recordAuditEvent(
      { database: transaction, clock },
      {
        name: 'galleryTakeDownDone',
        actorId: by.actor.userId,
        entityId: item.caseId,
        requestId: by.requestId,
        detail: { exportId, what: item.what, channel: item.channel },
      },
    );
    return (await findExport(transaction, exportId))!;
  });
}
