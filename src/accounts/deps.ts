import type { Clock } from '../calendar.ts';
import type { Database } from '../database/index.ts';
import type { Role } from '../route.ts';
import type { AuthLibrary } from './auth-library.ts';
import type { SignInWatch } from './sign-ins/sign-in-watch.ts';

export interface AccountDeps {
  database: Database;
  clock: Clock;
  library: AuthLibrary;
  /** The library with sign-up open, for the one call that makes an account of this role. */
  enrolment(role: Role): AuthLibrary;
  watch: SignInWatch;
  /** Origin under which people reach the server through a proxy; null: directly. */
  publicUrl: string | null;
  /** The demo clinic's account; null in a real clinic. */
  demo: { email: string; password: string } | null;
}
