export type { PatientReportDeps } from './deps.ts';
export { type ReportPageOptions, reportPage } from './page/report-page.ts';
export { readReportFile, readReportPicture } from './read-report-file.ts';
export { createReportFollower } from './remove-report.ts';
export { requireReport } from './require-report.ts';
export { patientReportRoutes } from './routes.ts';
export type { StoredReport } from './store.ts';
export type * from './types.ts';
export { reportFileNames } from './types.ts';
