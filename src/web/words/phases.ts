import type { Phase } from '../../series/types.ts';
import { words } from '../language/index.ts';

/** Where a visit stands in the treatment: 'Healing, day 3', 'Early, day 14', '35 days after a session'. */
export function phaseWords(phase: Phase, daysSinceSession: number | null): string {
  const { phases } = words.parts;
  if (daysSinceSession === null || phase === 'before') return phases.before;
  return phases[phase](daysSinceSession);
}
