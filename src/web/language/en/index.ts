<<<<<<< HEAD
import { parts } from './parts.ts';
import { shell } from './shell.ts';

export const en = { parts, shell };
=======
import { audit } from './audit.ts';
import { shell } from './shell.ts';

export const en = { audit, shell };
>>>>>>> 5a3f50e (Audit events form a chain that can be verified, and the owner reads them)
