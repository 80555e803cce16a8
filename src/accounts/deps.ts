import type { Clock } from '../calendar.ts';
import type { Database } from '../database/index.ts';
import type { Role } from '../route.ts';
import type { AuthLibrary } from './auth-library.ts';
import type { SignInWatch } from './sign-in-watch.ts';

export interface AccountDeps {
  database: Database;
  clock: Clock;
  library: AuthLibrary;
  /** The library with sign-up open, for the one call that makes an account of this role. */
  enrolment(role: Role): AuthLibrary;
  watch: SignInWatch;
  /** The demo clinic's account; null in a real clinic. */
  demo: { email: string; password: string } | null;
}
