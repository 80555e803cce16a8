import type { VisitState } from '../../../photos/types.ts';
import { words } from '../../language/index.ts';

/** Each part of a state in words, in the order they are shown. */
const partsOf = ({ cleansed, makeUp, expression, light }: VisitState) => {
  const { state: texts } = words.capture;
  return {
    cleansed: cleansed ? texts.cleansed : texts.notCleansed,
    makeUp: makeUp ? texts.makeUp : texts.noMakeUp,
    expression: texts.expressions[expression],
    light,
  };
};

/** 'Skin cleansed, No make-up, Neutral, two softboxes' */
export const stateWords = (state: VisitState): string =>
  Object.values(partsOf(state)).filter(Boolean).join(', ');

/** What of a visit's state is other than at baseline, in its own words; nothing where one of the two was not stated. */
export function differences(now: VisitState | null, then: VisitState | null): string[] {
  if (!now || !then) return [];
  const parts = partsOf(now);
  return (['cleansed', 'makeUp', 'expression', 'light'] as const)
    .filter((part) => now[part] !== then[part])
    .map((part) => parts[part] || words.capture.state.light);
}
