import type { AnalysisEvent, AnalysisStage } from './types.ts';

/** Passes the progress of analyses on to whoever listens, and remembers the stage of those running. */
export interface AnalysisEvents {
  publish(event: AnalysisEvent): void;
  subscribe(listener: (event: AnalysisEvent) => void): () => void;
  stageOf(comparisonId: string): AnalysisStage | null;
}

export function createAnalysisEvents(): AnalysisEvents {
  const listeners = new Set<(event: AnalysisEvent) => void>();
  const stages = new Map<string, AnalysisStage>();
  return {
    publish(event) {
      if (event.stage) stages.set(event.comparisonId, event.stage);
      else stages.delete(event.comparisonId);
      for (const listener of listeners) listener(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stageOf: (comparisonId) => stages.get(comparisonId) ?? null,
  };
}
