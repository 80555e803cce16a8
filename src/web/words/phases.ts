import type { Phase } from '../../series/types.ts';

/** Where a visit stands in the treatment: 'Healing, day 3', 'Early, day 14', '35 days after a session'. */
export function phaseWords(phase: Phase, daysSinceSession: number | null): string {
  if (daysSinceSession === null || phase === 'before') return 'Before treatment';
  if (phase === 'healing') return `Healing, day ${daysSinceSession}`;
  if (phase === 'early') return `Early, day ${daysSinceSession} after a session`;
  return `${daysSinceSession} days after a session`;
}
