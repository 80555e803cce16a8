import { audit } from './audit.ts';
import { capture } from './capture.ts';
import { parts } from './parts.ts';
import { shell } from './shell.ts';

export const en = { audit, capture, parts, shell };
