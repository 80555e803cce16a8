import type { ComparisonDeps } from '../comparisons/index.ts';
import type { ProvenanceDeps } from '../provenance/index.ts';

export type PatientReportDeps = Pick<ComparisonDeps, 'database' | 'clock' | 'analyses' | 'blobs'> &
  ProvenanceDeps;
