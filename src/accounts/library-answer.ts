import { z } from 'zod';
import { AppError } from '../errors.ts';
import { type User, userSchema } from './types.ts';

const userAnswer = z.object({ user: userSchema.loose() });

interface Cookies {
  appendHeader(name: string, value: string): void;
}

/** Passes the library's cookies on. */
export function passCookies(answer: Response, { appendHeader }: Cookies): void {
  for (const cookie of answer.headers.getSetCookie()) appendHeader('set-cookie', cookie);
}

/** @throws AppError for what a person can do something about */
export async function refuseUnlessOk(answer: Response): Promise<void> {
  if (answer.ok) return;
  const text = await answer.text();
  if (text.includes('INVALID_PASSWORD')) {
    throw new AppError('BAD_REQUEST', {
      userMessage: 'The password is not right. Check it, then try again.',
    });
  }
  if (text.includes('TOTP_ALREADY_ENABLED')) {
    throw new AppError('CONFLICT', { userMessage: 'You have a second factor already. Turn it off first.' });
  }
  if (text.includes('TOTP_NOT_ENABLED') || text.includes('TWO_FACTOR_NOT_ENABLED')) {
    throw new AppError('CONFLICT', {
      userMessage: 'There is no second factor to do this with. Set one up first.',
    });
  }
  if (text.includes('USER_ALREADY_EXISTS')) {
    throw new AppError('CONFLICT', { userMessage: 'There is an account with this e-mail. Sign in with it.' });
  }
  throw new Error(`The account library answered ${answer.status}`);
}

export async function readUser(answer: Response): Promise<User> {
  const { id, name, email, role } = userAnswer.parse(await answer.json()).user;
  return { id, name, email, role };
}
