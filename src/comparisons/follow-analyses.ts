import type { EventsAnswer } from '../route.ts';
import type { ComparisonDeps } from './deps.ts';

/** Progress of all analyses from now on. Ids only: what they stand for is asked for with a permission of its own. */
export function followAnalyses({ analyses }: Pick<ComparisonDeps, 'analyses'>): EventsAnswer {
  return { subscribe: (send) => analyses.subscribe((event) => send('analysis', event)) };
}
