import { recordAuditEvent } from '../../audit/index.ts';
import { AppError } from '../../errors.ts';
import type { Caller } from '../../route.ts';
import type { AccountDeps } from '../deps.ts';
import { hashToken, makeToken } from '../one-time-token.ts';
import { requireGoodPassword } from '../password-rules.ts';
import { endSignInsOf } from '../sign-ins/end-sign-ins.ts';
import { forgetTries } from '../store.ts';
import { requirePerson } from './require-person.ts';
import { findPasswordReset, replacePasswordReset, takePasswordReset } from './store.ts';
import type { NewPassword, PasswordResetMade, PasswordResetSeen } from './types.ts';

const lifeMs = 24 * 3_600_000;

/**
 * Ends password and sign-ins of a person at once, and makes a link under which they choose a new password. A second
 * factor stays.
 * @throws AppError NOT_FOUND; CONFLICT for one's own account and for a deactivated one
 */
export async function issuePasswordReset(
  deps: AccountDeps,
  { userId, origin, by }: { userId: string; origin: string; by: Caller },
): Promise<PasswordResetMade> {
  if (userId === by.actor.userId) {
    throw new AppError('CONFLICT', { userMessage: 'Change your own password under Your account.' });
  }
  const now = deps.clock();
  const token = makeToken();
  const expiresAt = new Date(now.getTime() + lifeMs).toISOString();
  await deps.database.transaction().execute(async (database) => {
    const { deactivatedAt } = await requirePerson(database, userId);
    if (deactivatedAt) {
      throw new AppError('CONFLICT', { userMessage: 'This account is deactivated. Reactivate it first.' });
    }
    await replacePasswordReset(database, {
      userId,
      tokenHash: hashToken(token),
      createdAt: now.toISOString(),
      expiresAt,
    });
    await recordAuditEvent(
      { ...deps, database },
      {
        name: 'passwordResetIssued',
        actorId: by.actor.userId,
        entityId: userId,
        requestId: by.requestId,
      },
    );
  });
  await deps.library.setPassword(userId, makeToken());
  await endSignInsOf(deps, { userId });
  return { link: `${origin}/password-reset?token=${token}`, expiresAt };
}

/** @throws AppError GONE */
export async function lookUpPasswordReset(deps: AccountDeps, token: string): Promise<PasswordResetSeen> {
  const { name, email } = await findOpen(deps, token);
  return { name, email };
}

/** Sets the new password; signing in with it is the next step. @throws AppError GONE; BAD_REQUEST */
export async function resetPassword(
  deps: AccountDeps,
  { input, requestId }: { input: NewPassword; requestId: string },
): Promise<undefined> {
  const { token, password } = input;
  const { userId, name, email } = await findOpen(deps, token);
  requireGoodPassword({ password, name, email });
  if (!(await takePasswordReset(deps.database, hashToken(token)))) throw gone();
  await deps.library.setPassword(userId, password);
  await forgetTries(deps.database, userId);
  await endSignInsOf(deps, { userId });
  await recordAuditEvent(deps, { name: 'passwordReset', actorId: userId, entityId: userId, requestId });
}

async function findOpen({ database, clock }: AccountDeps, token: string) {
  const found = await findPasswordReset(database, {
    tokenHash: hashToken(token),
    now: clock().toISOString(),
  });
  if (!found) throw gone();
  return found;
}

const gone = () =>
  new AppError('GONE', {
    userMessage: 'This link was used, has run out or was replaced by a newer one. Ask the owner for another.',
  });
