import { recordAuditEvent } from '../../audit/index.ts';
import type { Caller } from '../../route.ts';
import type { AccountDeps } from '../deps.ts';
import { refuseUnlessOk } from '../library-answer.ts';
import type { SignInRequest } from '../sign-in-request.ts';
import { type BackupCodes, backupCodesSchema, type PasswordProof } from './types.ts';

/** Ten new backup codes; the old ones hold no more. @throws AppError BAD_REQUEST for a wrong password */
export async function renewBackupCodes(
  deps: AccountDeps,
  request: SignInRequest<PasswordProof> & Caller,
): Promise<BackupCodes> {
  const answer = await deps.library.call({ ...request, path: '/two-factor/generate-backup-codes' });
  await refuseUnlessOk(answer);
  const { backupCodes } = backupCodesSchema.loose().parse(await answer.json());
  await recordAuditEvent(deps, {
    name: 'backupCodesRenewed',
    actorId: request.actor.userId,
    entityId: request.actor.userId,
    requestId: request.requestId,
  });
  return { backupCodes };
}
