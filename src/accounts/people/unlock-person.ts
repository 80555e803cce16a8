import { recordAuditEvent } from '../../audit/index.ts';
import type { Caller } from '../../route.ts';
import type { AccountDeps } from '../deps.ts';
import { forgetTries } from '../store.ts';
import { requirePerson } from './require-person.ts';

/** Opens an account that wrong tries have locked, before the quarter of an hour is over. @throws AppError NOT_FOUND */
export async function unlockPerson(
  deps: AccountDeps,
  { userId, by }: { userId: string; by: Caller },
): Promise<undefined> {
  await requirePerson(deps.database, userId);
  await forgetTries(deps.database, userId);
  await recordAuditEvent(deps, {
    name: 'accountUnlocked',
    actorId: by.actor.userId,
    entityId: userId,
    requestId: by.requestId,
  });
}
