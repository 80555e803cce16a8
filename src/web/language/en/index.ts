import { audit } from './audit.ts';
import { parts } from './parts.ts';
import { shell } from './shell.ts';

export const en = { audit, parts, shell };
