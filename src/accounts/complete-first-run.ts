import { recordAuditEvent } from '../audit/index.ts';
import { AppError } from '../errors.ts';
import type { AccountDeps } from './deps.ts';
import { passCookies, readUser, refuseUnlessOk, signedInAs } from './library-answer.ts';
import { hashToken } from './one-time-token.ts';
import type { SignInRequest } from './sign-in-request.ts';
import { countUsers, insertToken, takeToken } from './store.ts';
import type { FirstRunInput, SignedIn } from './types.ts';

/**
 * Makes the one clinician account and signs in. The token is taken before anything else, so two tries at once make one
 * account; it is put back when no account came of it.
 * @throws AppError GONE when there is an account already or the link is not the newest one
 */
export async function completeFirstRun(
  deps: AccountDeps,
  request: SignInRequest<FirstRunInput>,
): Promise<SignedIn> {
  const { database, enrolment } = deps;
  const { token, name, email, password } = request.body;
  const taken = await takeToken(database, { tokenHash: hashToken(token), purpose: 'first-run' });
  if (!taken || (await countUsers(database)) > 0) {
    throw new AppError('GONE', {
      userMessage:
        'This link does not work any more. Sign in if your account exists; otherwise restart the server and use the link it prints.',
    });
  }
  try {
    const answer = await enrolment.call({
      ...request,
      path: '/sign-up/email',
      body: { name, email, password },
    });
    await refuseUnlessOk(answer);
    passCookies(answer, request);
    const user = await readUser(answer);
    await recordAuditEvent(deps, {
      name: 'accountCreated',
      actorId: user.id,
      entityId: user.id,
      requestId: request.requestId,
    });
    return signedInAs(user, { demo: deps.demo !== null });
  } catch (error) {
    if ((await countUsers(database)) === 0) await insertToken(database, taken);
    throw error;
  }
}
