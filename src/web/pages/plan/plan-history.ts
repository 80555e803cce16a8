import type { Plan } from '../../../imaging/plan.ts';
import { draftOf, type PlanAction, type PlanDraft, reducePlan } from './plan-draft.ts';

/** A draft with what it was before and what was undone. */
export interface PlanHistory {
  present: PlanDraft;
  past: PlanDraft[];
  future: PlanDraft[];
  /** The last change; a like one that follows is the same step. */
  last: PlanAction | null;
}

export type HistoryAction = PlanAction | { type: 'undo' } | { type: 'redo' };

const mostSteps = 200;

export const historyOf = (plan: Plan | null): PlanHistory => ({
  present: draftOf(plan),
  past: [],
  future: [],
  last: null,
});

export function reduceHistory(history: PlanHistory, action: HistoryAction): PlanHistory {
  const { present, past, future } = history;
  if (action.type === 'undo' || action.type === 'redo') {
    const from = action.type === 'undo' ? past : future;
    const next = from.at(-1);
    if (!next) return history;
    return action.type === 'undo'
      ? { present: next, past: past.slice(0, -1), future: [...future, present], last: null }
      : { present: next, past: [...past, present], future: future.slice(0, -1), last: null };
  }
  const changed = reducePlan(present, action);
  if (changed === present) return history;
  // What is selected or marked is no change of the plan.
  if (isSamePlan(changed, present)) return { ...history, present: changed };
  const goesOn = history.last !== null && isSameStep(history.last, action);
  return {
    present: changed,
    past: goesOn ? past : [...past, present].slice(-mostSteps),
    future: [],
    last: action,
  };
}

const isSamePlan = (one: PlanDraft, other: PlanDraft): boolean =>
  one.regions === other.regions && one.pixelsPerMm === other.pixelsPerMm;

/** Dragging and typing come in many small changes. */
function isSameStep(one: PlanAction, other: PlanAction): boolean {
  switch (other.type) {
    case 'move point':
      return one.type === 'move point' && one.key === other.key && one.index === other.index;
    case 'move region':
    case 'rename':
      return one.type === other.type && one.key === other.key;
    case 'scale':
      return one.type === 'scale';
    default:
      return false;
  }
}
