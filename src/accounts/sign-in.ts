import { recordAuditEvent } from '../audit/index.ts';
import type { AccountDeps } from './deps.ts';
import { passCookies, readUser, refuseUnlessOk, signedInAs } from './library-answer.ts';
import type { SignInRequest } from './sign-in-request.ts';
import type { SignedIn, SignInInput } from './types.ts';

/** @throws AppError NOT_SIGNED_IN, the same for an unknown e-mail and a wrong password; TOO_MANY_REQUESTS */
export async function signIn(deps: AccountDeps, request: SignInRequest<SignInInput>): Promise<SignedIn> {
  const { email, password } = request.body;
  const answer = await deps.library.call({ ...request, path: '/sign-in/email', body: { email, password } });
  if (!answer.ok) {
    await recordAuditEvent(deps, {
      name: 'signInRefused',
      actorId: null,
      entityId: null,
      requestId: request.requestId,
    });
  }
  await refuseUnlessOk(answer);
  passCookies(answer, request);
  const user = await readUser(answer);
  await recordAuditEvent(deps, {
    name: 'signedIn',
    actorId: user.id,
    entityId: user.id,
    requestId: request.requestId,
  });
  return signedInAs(user, { demo: deps.demo !== null });
}
