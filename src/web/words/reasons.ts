import type { Reason } from '../../imaging/comparison.ts';
import { words } from '../language/index.ts';

/** 'Not measurable: no untreated skin to compare with' */
export function notMeasurableWords(reasons: readonly Pick<Reason, 'code'>[]): string {
  const reason = shortReason(reasons);
  return reason ? words.parts.notMeasurableBecause(reason) : words.parts.notMeasurable;
}

/** 'no untreated skin to compare with'; the first reason is the one that decided. */
export function shortReason(reasons: readonly Pick<Reason, 'code'>[]): string | null {
  return reasons[0] ? words.parts.reasons[reasons[0].code] : null;
}

/** Each sentence once, in the order of appearance. */
export function distinctMessages(reasons: readonly Reason[]): string[] {
  return [...new Set(reasons.map(({ message }) => message))];
}
