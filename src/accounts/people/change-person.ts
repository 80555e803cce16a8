import { recordAuditEvent } from '../../audit/index.ts';
import { AppError } from '../../errors.ts';
import type { Caller } from '../../route.ts';
import type { AccountDeps } from '../deps.ts';
import { endSignInsOf } from '../sign-ins/end-sign-ins.ts';
import { requirePerson } from './require-person.ts';
import { countOwners, updatePerson } from './store.ts';
import type { PersonChange } from './types.ts';

/**
 * Changes role, deactivates, reactivates. The person's sign-ins end: what is open under them was allowed to who they were.
 * @throws AppError NOT_FOUND; CONFLICT when nobody would be left who is an owner
 */
export async function changePerson(
  deps: AccountDeps,
  { userId, change, by }: { userId: string; change: PersonChange; by: Caller },
): Promise<undefined> {
  await deps.database.transaction().execute(async (database) => {
    const person = await requirePerson(database, userId);
    const { role = person.role, active = person.deactivatedAt === null } = change;
    const deactivatedAt = active ? null : (person.deactivatedAt ?? deps.clock().toISOString());
    await updatePerson(database, { userId, change: { role, deactivatedAt } });
    if ((await countOwners(database)) === 0) {
      throw new AppError('CONFLICT', {
        userMessage: 'This is the only owner. Make somebody else an owner first.',
      });
    }
    await recordAuditEvent(
      { ...deps, database },
      {
        name: 'personChanged',
        actorId: by.actor.userId,
        entityId: userId,
        requestId: by.requestId,
        detail: { role, active },
      },
    );
  });
  await endSignInsOf(deps, { userId });
}
