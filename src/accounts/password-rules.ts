import { AppError } from '../errors.ts';
import { commonPasswords } from './common-passwords.ts';

export const shortestPassword = 10;

interface Candidate {
  password: string;
  name: string;
  email: string;
}

/**
 * Length above all, as NIST SP 800-63B has it: no rule about signs or digits, but nothing that is tried first.
 * @throws AppError BAD_REQUEST naming the rule
 */
export function requireGoodPassword(candidate: Candidate): void {
  const broken = brokenRule(candidate);
  if (broken) throw new AppError('BAD_REQUEST', { userMessage: `password: ${broken}` });
}

function brokenRule({ password, name, email }: Candidate): string | null {
  const plain = password.toLowerCase();
  if (password.length < shortestPassword) return `Use at least ${shortestPassword} characters.`;
  if (new Set(plain).size < 5)
    return 'This is the same few characters again and again. Use a few unrelated words.';
  if (commonPasswords.has(plain)) {
    return 'This is one of the passwords that are tried first everywhere. Use a few unrelated words.';
  }
  if (isWithin(plain, [email, email.split('@')[0] ?? '', name])) {
    return 'This is your name or e-mail. Use something that nobody can look up.';
  }
  return null;
}

/** True when the password is one of these, or one of these with a little added. */
function isWithin(plain: string, known: string[]): boolean {
  const bare = letters(plain);
  return known.map((text) => letters(text.toLowerCase())).some((text) => text.length > 3 && bare === text);
}

const letters = (text: string): string => text.replace(/[^\p{Letter}]/gu, '');
