import type { ConsentDeps } from '../consent/index.ts';
import type { PatientReportDeps } from '../patient-reports/index.ts';

export type ShareLinkDeps = PatientReportDeps & Pick<ConsentDeps, 'database' | 'clock' | 'consentFollower'>;
