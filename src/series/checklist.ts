import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '../route.ts';
import type { Checklist, ChecklistInput } from './types.ts';

/**
 * The checklist as it is kept: with who decided and when. A decision that stays as it was stays whose it was.
 */
export function signChecklist(
  input: ChecklistInput,
  { before, actor, now }: { before: Checklist | null; actor: Actor; now: Date },
): Checklist {
  if (input.kind === 'not-asked') return input;
  const { answers, decision } = input;
  if (!decision || !Object.values(answers).includes('yes')) return { kind: 'asked', answers, decision: null };
  if (before?.kind === 'asked' && before.decision && isDeepStrictEqual(before.answers, answers)) {
    const { by: _by, at: _at, ...decided } = before.decision;
    if (isDeepStrictEqual(decided, decision)) return before;
  }
  return {
    kind: 'asked',
    answers,
    decision: { ...decision, by: { id: actor.userId, name: actor.name }, at: now.toISOString() },
  };
}
