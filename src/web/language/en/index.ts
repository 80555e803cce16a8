import { account } from './account.ts';
import { audit } from './audit.ts';
import { capture } from './capture.ts';
import { card } from './card.ts';
import { charts } from './charts.ts';
import { consent } from './consent.ts';
import { consentForm } from './consent-form.ts';
import { consentTexts } from './consent-texts.ts';
import { gallery } from './gallery.ts';
import { merging } from './merging.ts';
import { overview } from './overview.ts';
import { parts } from './parts.ts';
import { patient } from './patient.ts';
import { patients } from './patients.ts';
import { people } from './people.ts';
import { plan } from './plan.ts';
import { report } from './report.ts';
import { series } from './series.ts';
import { seriesForm } from './series-form.ts';
import { session } from './session.ts';
import { settings } from './settings.ts';
import { share } from './share.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';
import { upload } from './upload.ts';
import { validation } from './validation.ts';
import { viewer } from './viewer.ts';
import { visits } from './visits.ts';

export const en = {
  account,
  audit,
  capture,
  card,
  charts,
  consent,
  consentForm,
  consentTexts,
  gallery,
  merging,
  overview,
  parts,
  patient,
  patients,
  people,
  plan,
  report,
  series,
  seriesForm,
  session,
  settings,
  share,
  shell,
  signIn,
  upload,
  validation,
  viewer,
  visits,
};
