import type { Role } from '../route.ts';
import type { AccountDeps } from './deps.ts';
import { refuseUnlessOk } from './library-answer.ts';
import { requireGoodPassword } from './password-rules.ts';
import type { SignInRequest } from './sign-in-request.ts';
import type { SignedIn } from './types.ts';
import { welcome } from './welcome.ts';

interface NewAccount {
  role: Role;
  name: string;
  email: string;
  password: string;
}

/**
 * Makes an account and signs in to it. Whoever calls has taken the one-time link that allows it.
 * @throws AppError BAD_REQUEST for a password against the rules; CONFLICT when the e-mail has an account
 */
export async function openAccount(
  deps: AccountDeps,
  { account, request }: { account: NewAccount; request: SignInRequest<unknown> },
): Promise<SignedIn> {
  const { role, ...body } = account;
  requireGoodPassword(body);
  const answer = await deps.enrolment(role).call({ ...request, path: '/sign-up/email', body });
  await refuseUnlessOk(answer);
  return welcome(deps, { answer, request, as: 'accountCreated' });
}
