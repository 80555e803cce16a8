import { recordAuditEvent } from '../../audit/index.ts';
import { AppError } from '../../errors.ts';
import type { Caller } from '../../route.ts';
import type { AccountDeps } from '../deps.ts';
import { takeInvitation } from './store.ts';

/** Ends an invitation's link. @throws AppError NOT_FOUND when it was used or revoked */
export async function revokeInvitation(
  deps: AccountDeps,
  { invitationId, by }: { invitationId: string; by: Caller },
): Promise<undefined> {
  await deps.database.transaction().execute(async (database) => {
    if (!(await takeInvitation(database, invitationId))) {
      throw new AppError('NOT_FOUND', {
        userMessage: 'This invitation is not open any more: it was used or revoked.',
      });
    }
    await recordAuditEvent(
      { ...deps, database },
      {
        name: 'invitationRevoked',
        actorId: by.actor.userId,
        entityId: invitationId,
        requestId: by.requestId,
      },
    );
  });
}
