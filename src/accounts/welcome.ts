import type { AuditEventName } from '../audit/index.ts';
import { recordAuditEvent } from '../audit/index.ts';
import type { AccountDeps } from './deps.ts';
import { passCookies, readUser } from './library-answer.ts';
import { readClinicSettings } from './settings/read-clinic-settings.ts';
import { hasSecondFactor } from './settings/store.ts';
import type { SignInRequest } from './sign-in-request.ts';
import { setSignedIn } from './store.ts';
import type { SignedIn, User } from './types.ts';

/** Ends every way in: hands the cookie over, forgets wrong tries, writes it down and says who is signed in. */
export async function welcome(
  deps: AccountDeps,
  { answer, request, as }: { answer: Response; request: SignInRequest<unknown>; as: AuditEventName },
): Promise<SignedIn> {
  passCookies(answer, request);
  const user = await readUser(answer);
  await setSignedIn(deps.database, { userId: user.id, at: deps.clock().toISOString() });
  await recordAuditEvent(deps, {
    name: as,
    actorId: user.id,
    entityId: user.id,
    requestId: request.requestId,
    detail: as === 'accountCreated' ? { role: user.role } : {},
  });
  return describeSignIn(deps, { user, idleSeconds: 0 });
}

/** What the browser has to know about a sign-in. */
export async function describeSignIn(
  deps: Pick<AccountDeps, 'database' | 'demo'>,
  { user, idleSeconds }: { user: User; idleSeconds: number },
): Promise<SignedIn> {
  const settings = await readClinicSettings(deps);
  return {
    user,
    clinicName: settings.name,
    idleMinutes: settings.idleMinutes,
    secondsLeft: Math.max(0, settings.idleMinutes * 60 - idleSeconds),
    needsSecondFactor: settings.secondFactorRequired && !(await hasSecondFactor(deps.database, user.id)),
    demo: deps.demo !== null,
  };
}
