import type { Patient, PatientBadge } from '../patients/index.ts';
import type { JobState } from '../queue/index.ts';
import type { AnalysisStage, ComparisonDetail } from './types.ts';

/** State of a comparison as pages show it; the queue's row is the only place it is kept. */
export function stateOf({
  id,
  job,
  stage,
}: {
  id: string;
  job: JobState | undefined;
  stage: AnalysisStage | null;
}): Pick<ComparisonDetail, 'id' | 'status' | 'stage' | 'error'> {
  const status = job?.status ?? 'queued';
  return { id, status, stage: status === 'running' ? stage : null, error: job?.error ?? null };
}

export const badgeOf = ({ id, name, number, synthetic }: Patient): PatientBadge => ({
  id,
  name,
  number,
  synthetic,
});
