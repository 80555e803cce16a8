import { removeDiscardedBlobs } from '../photos/index.ts';
import type { ComparisonDeps } from './deps.ts';
import { findComparison } from './store.ts';
import type { AnalysisStatus } from './types.ts';

/** Tells the pages what the queue has stored, and clears away what a new result replaced. */
export async function announceAnalysis(
  { database, blobs, analyses }: Pick<ComparisonDeps, 'database' | 'blobs' | 'analyses'>,
  { comparisonId, status }: { comparisonId: string; status: AnalysisStatus },
): Promise<void> {
  // The handler itself announces a running analysis, stage by stage.
  if (status === 'running') return;
  const comparison = await findComparison(database, comparisonId);
  if (!comparison) return;
  analyses.publish({ comparisonId, seriesId: comparison.seriesId, status, stage: null });
  await removeDiscardedBlobs({ database, blobs });
}
