import type { ComparisonDeps } from '../comparisons/index.ts';

export type PatientReportDeps = Pick<ComparisonDeps, 'database' | 'clock' | 'analyses' | 'blobs'>;
