import { recordAuditEvent } from '../../audit/index.ts';
import type { Clock } from '../../calendar.ts';
import type { Database } from '../../database/index.ts';
import { hashToken, makeToken } from '../one-time-token.ts';
import { deleteFactors, listOwners, replacePasswordReset } from './store.ts';

const lifeMs = 24 * 3_600_000;

/**
 * For an owner whom no other owner can help: whoever may stop the server and read its data folder may make this link. It
 * sets a new password within 24 hours; second factor and passkeys are removed at once.
 * @param email whose, when there are several owners
 * @returns null when there is no such owner, or no one in particular is meant
 */
export async function recoverOwner(
  { database, clock }: { database: Database; clock: Clock },
  { email }: { email: string | undefined },
): Promise<{ email: string; token: string } | null> {
  const owners = await listOwners(database);
  const [owner, another] = owners.filter((one) => email === undefined || one.email === email.toLowerCase());
  if (!owner || another) return null;
  const token = makeToken();
  const now = clock();
  await database.transaction().execute(async (transaction) => {
    await deleteFactors(transaction, owner.id);
    await replacePasswordReset(transaction, {
      userId: owner.id,
      tokenHash: hashToken(token),
      createdAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + lifeMs).toISOString(),
    });
    await recordAuditEvent(
      { database: transaction, clock },
      { name: 'ownerRecovered', actorId: null, entityId: owner.id },
    );
  });
  return { email: owner.email, token };
}
