import { audit } from './audit.ts';
import { capture } from './capture.ts';
import { charts } from './charts.ts';
import { merging } from './merging.ts';
import { overview } from './overview.ts';
import { parts } from './parts.ts';
import { patient } from './patient.ts';
import { patients } from './patients.ts';
import { series } from './series.ts';
import { seriesForm } from './series-form.ts';
import { session } from './session.ts';
import { shell } from './shell.ts';

export const en = {
  audit,
  capture,
  charts,
  merging,
  overview,
  parts,
  patient,
  patients,
  series,
  seriesForm,
  session,
  shell,
};
