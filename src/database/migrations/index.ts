import { firstSchema } from './0001-first-schema.ts';
import { repeatabilityStudies } from './0002-repeatability-studies.ts';
import { roles } from './0003-roles.ts';
import { accounts } from './0004-accounts.ts';
import { protocols } from './0005-protocols.ts';
import { captures } from './0006-captures.ts';
import { planVersions } from './0007-plan-versions.ts';
import { auditChain } from './0008-audit-chain.ts';
import { consent } from './0009-consent.ts';
import { patientReports } from './0011-patient-reports.ts';
import { shareLinks } from './0012-share-links.ts';
import { gallery } from './0013-gallery.ts';
import { seriesOutcomes } from './0014-series-outcomes.ts';
import { lastWords } from './0015-last-words.ts';
import { judgedByChanges } from './0016-judged-by-changes.ts';
import { signingKeys } from './0017-signing-keys.ts';

export interface Migration {
  /** Rises from each to the next: the schema's version once it has run. */
  version: number;
  name: string;
  statements: readonly string[];
}

/** In order. Append only. */
export const migrations: readonly Migration[] = [
  firstSchema,
  repeatabilityStudies,
  roles,
  accounts,
  protocols,
  captures,
  planVersions,
  auditChain,
  consent,
  patientReports,
  shareLinks,
  gallery,
  seriesOutcomes,
  lastWords,
  judgedByChanges,
  signingKeys,
];
