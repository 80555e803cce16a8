import type { AnalysisStage, AnalysisStatus } from '../../comparisons/types.ts';

const stages: Record<AnalysisStage, string> = {
  decode: 'Reading the photos',
  register: 'Laying the photos over each other',
  normalise: 'Matching light and sharpness on untreated skin',
  measure: 'Measuring',
  uncertainty: 'Working out what the camera could have faked',
};

/** Stages in the order in which they are done. */
export const stageOrder = Object.keys(stages) as AnalysisStage[];

/** What an analysis is doing, in words. */
export function stageWords(status: AnalysisStatus, stage: AnalysisStage | null): string {
  if (status === 'queued') return 'Waiting for its turn';
  if (status === 'running') return stage ? stages[stage] : 'Starting';
  return status === 'done' ? 'Done' : 'Failed';
}

/** 'step 2 of 5', or nothing before the first. */
export function stageStep(stage: AnalysisStage | null): string {
  return stage ? `step ${stageOrder.indexOf(stage) + 1} of ${stageOrder.length}` : '';
}

/** The same where there is room for two words only. */
export function shortStageWords(status: AnalysisStatus, stage: AnalysisStage | null): string {
  if (status === 'running' && stage) return stageStep(stage).replace('step', 'Step');
  return { queued: 'Waiting', running: 'Starting', failed: 'Failed', done: 'Done' }[status];
}
