import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '../../audit/index.ts';
import { AppError } from '../../errors.ts';
import type { Caller } from '../../route.ts';
import type { AccountDeps } from '../deps.ts';
import { hashToken, makeToken } from '../one-time-token.ts';
import { hasAccount, replaceInvitation } from './store.ts';
import type { InvitationInput, InvitationMade } from './types.ts';

const lifeMs = 7 * 86_400_000;

/**
 * Makes a link for somebody to make an account with, ending an earlier one for the same e-mail. Nothing is sent: the
 * owner hands the link over.
 * @throws AppError CONFLICT when the e-mail has an account
 */
export async function invite(
  deps: AccountDeps,
  { input, origin, by }: { input: InvitationInput; origin: string; by: Caller },
): Promise<InvitationMade> {
  if (await hasAccount(deps.database, input.email)) {
    throw new AppError('CONFLICT', {
      userMessage: 'There is an account with this e-mail already. Look for it in the list of people.',
    });
  }
  const now = deps.clock();
  const token = makeToken();
  const invitation = {
    id: randomUUID(),
    ...input,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + lifeMs).toISOString(),
  };
  await deps.database.transaction().execute(async (database) => {
    await replaceInvitation(database, { ...invitation, tokenHash: hashToken(token) });
    await recordAuditEvent(
      { ...deps, database },
      {
        name: 'invitationCreated',
        actorId: by.actor.userId,
        entityId: invitation.id,
        requestId: by.requestId,
        detail: { role: input.role },
      },
    );
  });
  return { invitation, link: `${origin}/invitation?token=${token}` };
}
