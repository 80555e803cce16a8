import type { AnalysisStage, AnalysisStatus } from '../../comparisons/types.ts';
import { words } from '../language/index.ts';

/** Stages in the order in which they are done. */
export const stageOrder = Object.keys(words.parts.stages) as AnalysisStage[];

/** What an analysis is doing, in words. */
export function stageWords(status: AnalysisStatus, stage: AnalysisStage | null): string {
  return status === 'running' && stage ? words.parts.stages[stage] : words.parts.statuses[status];
}

/** 'step 2 of 5', or nothing before the first. */
export function stageStep(stage: AnalysisStage | null): string {
  return stage ? words.parts.step(stageOrder.indexOf(stage) + 1, stageOrder.length) : '';
}

/** The same where there is room for two words only. */
export function shortStageWords(status: AnalysisStatus, stage: AnalysisStage | null): string {
  return status === 'running' && stage ? capitalise(stageStep(stage)) : words.parts.shortStatuses[status];
}

const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
