import type { InvitationRow } from '../../database/index.ts';
import { AppError } from '../../errors.ts';
import type { AccountDeps } from '../deps.ts';
import { hashToken } from '../one-time-token.ts';
import { openAccount } from '../open-account.ts';
import type { SignInRequest } from '../sign-in-request.ts';
import type { SignedIn } from '../types.ts';
import { findInvitation, insertInvitation, takeInvitation } from './store.ts';
import type { InvitationAnswer, InvitationSeen } from './types.ts';

const gone = () =>
  new AppError('GONE', {
    userMessage: 'This invitation was used, has run out or was revoked. Ask for a new one.',
  });

/** @throws AppError GONE */
export async function lookUpInvitation(deps: AccountDeps, token: string): Promise<InvitationSeen> {
  const { email, role } = await findOpen(deps, token);
  return { email, role };
}

/**
 * Makes the account an invitation is for, and signs in. The invitation is taken first, so that it makes one account; it is
 * put back when none came of it.
 * @throws AppError GONE; BAD_REQUEST for a password against the rules
 */
export async function acceptInvitation(
  deps: AccountDeps,
  request: SignInRequest<InvitationAnswer>,
): Promise<SignedIn> {
  const { token, name, password } = request.body;
  const { id } = await findOpen(deps, token);
  const taken = await takeInvitation(deps.database, id);
  if (!taken) throw gone();
  const { email, role } = taken;
  try {
    return await openAccount(deps, { account: { role, name, email, password }, request });
  } catch (error) {
    await insertInvitation(deps.database, taken);
    throw error;
  }
}

async function findOpen({ database, clock }: AccountDeps, token: string): Promise<InvitationRow> {
  const found = await findInvitation(database, {
    tokenHash: hashToken(token),
    now: clock().toISOString(),
  });
  if (!found) throw gone();
  return found;
}
