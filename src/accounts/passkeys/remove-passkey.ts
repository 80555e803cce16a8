import { recordAuditEvent } from '../../audit/index.ts';
import { AppError } from '../../errors.ts';
import type { Caller } from '../../route.ts';
import type { AccountDeps } from '../deps.ts';
import { deletePasskey } from './store.ts';

/** @throws AppError NOT_FOUND */
export async function removePasskey(
  deps: AccountDeps,
  { passkeyId, by }: { passkeyId: string; by: Caller },
): Promise<undefined> {
  if (!(await deletePasskey(deps.database, { userId: by.actor.userId, passkeyId }))) {
    throw new AppError('NOT_FOUND', { userMessage: 'This passkey was removed already.' });
  }
  await recordAuditEvent(deps, {
    name: 'passkeyRemoved',
    actorId: by.actor.userId,
    entityId: by.actor.userId,
    requestId: by.requestId,
  });
}
