import { audit } from './audit.ts';
import { capture } from './capture.ts';
import { charts } from './charts.ts';
import { parts } from './parts.ts';
import { series } from './series.ts';
import { shell } from './shell.ts';

export const en = { audit, capture, charts, parts, series, shell };
