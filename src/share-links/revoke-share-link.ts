import { recordAuditEvent } from '../audit/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import { AppError } from '../errors.ts';
import type { Caller } from '../route.ts';
import type { ShareLinkDeps } from './deps.ts';
import { findLink, revokeLink, type StoredLink } from './store.ts';

/** The link opens nothing from now on. Revoking it again changes nothing. @throws AppError NOT_FOUND */
export async function revokeShareLink(
  { database, clock }: ShareLinkDeps,
  { linkId, by }: { linkId: string; by: Caller },
): Promise<undefined> {
  await database.transaction().execute(async (transaction) => {
    const link = await findLink(transaction, { id: linkId });
    if (!link) {
      throw new AppError('NOT_FOUND', { userMessage: 'There is no such link. Go back to the report.' });
    }
    if (link.revokedAt === null) await revokeInTransaction({ transaction, clock }, { link, by });
  });
}

export async function revokeInTransaction(
  { transaction, clock }: { transaction: DatabaseTransaction; clock: ShareLinkDeps['clock'] },
  { link, by }: { link: Pick<StoredLink, 'id' | 'patientId'>; by: Caller | null },
): Promise<void> {
  await revokeLink(transaction, { id: link.id, revokedAt: clock().toISOString() });
  await recordAuditEvent(
    { database: transaction, clock },
    {
      name: 'shareLinkRevoked',
      actorId: by?.actor.userId ?? null,
      entityId: link.id,
      patientId: link.patientId,
      requestId: by?.requestId ?? null,
    },
  );
}
