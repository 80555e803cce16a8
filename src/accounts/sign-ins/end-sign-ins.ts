import { recordAuditEvent } from '../../audit/index.ts';
import { AppError } from '../../errors.ts';
import type { Caller } from '../../route.ts';
import type { AccountDeps } from '../deps.ts';
import { deleteSignIns } from './store.ts';

/** Ends somebody's sign-ins, and what is open under them. */
export async function endSignInsOf(
  { database, watch }: Pick<AccountDeps, 'database' | 'watch'>,
  which: { userId: string; only?: string; except?: string },
): Promise<number> {
  const ended = await deleteSignIns(database, which);
  for (const signInId of ended) watch.ended(signInId);
  return ended.length;
}

/** Ends one of the caller's own. @throws AppError NOT_FOUND */
export async function endSignIn(
  deps: AccountDeps,
  { signInId, by }: { signInId: string; by: Caller },
): Promise<undefined> {
  const count = await endSignInsOf(deps, { userId: by.actor.userId, only: signInId });
  if (count === 0) throw new AppError('NOT_FOUND', { userMessage: 'This sign-in has ended already.' });
  await recordEnded(deps, { count, by });
}

/** Ends all of the caller's own, this one too unless it is to be kept. */
export async function endSignIns(
  deps: AccountDeps,
  { keepThis, by }: { keepThis: boolean; by: Caller },
): Promise<undefined> {
  const { userId, signInId } = by.actor;
  const count = await endSignInsOf(deps, keepThis ? { userId, except: signInId } : { userId });
  await recordEnded(deps, { count, by });
}

const recordEnded = (deps: AccountDeps, { count, by }: { count: number; by: Caller }): Promise<void> =>
  recordAuditEvent(deps, {
    name: 'signInsEnded',
    actorId: by.actor.userId,
    entityId: by.actor.userId,
    requestId: by.requestId,
    detail: { count },
  });
