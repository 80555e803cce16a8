import { recordAuditEvent } from '../../audit/index.ts';
import type { Caller } from '../../route.ts';
import type { AccountDeps } from '../deps.ts';
import { endSignInsOf } from '../sign-ins/end-sign-ins.ts';
import { requirePerson } from './require-person.ts';
import { deleteFactors } from './store.ts';

/** For somebody whose device is lost: second factor, passkeys and sign-ins end, the password stays. @throws NOT_FOUND */
export async function removeFactors(
  deps: AccountDeps,
  { userId, by }: { userId: string; by: Caller },
): Promise<undefined> {
  await deps.database.transaction().execute(async (database) => {
    await requirePerson(database, userId);
    await deleteFactors(database, userId);
    await recordAuditEvent(
      { ...deps, database },
      {
        name: 'secondFactorTurnedOff',
        actorId: by.actor.userId,
        entityId: userId,
        requestId: by.requestId,
      },
    );
  });
  await endSignInsOf(deps, { userId });
}
