import type { PrimaryOutcome } from '../../imaging/plan.ts';
import type { JudgedBy, OutcomeChange } from '../../series/types.ts';
import { words } from '../language/index.ts';
import { viewLabel } from './views.ts';

type OutcomeWords = (outcome: PrimaryOutcome | null) => string;

/** "primary outcome from Texture, left cheek to Pores, left cheek; first outcome day from 28 to 14" */
export function judgedByChange({ from, to }: OutcomeChange, outcomeWords: OutcomeWords): string {
  const { judgedBy, fromTo } = words.series;
  return (Object.keys(judgedBy) as (keyof JudgedBy)[])
    .filter((field) => to[field] !== undefined)
    .map((field) => {
      const [before, after] = [from, to].map((judged) => valueWords(judged, { field, outcomeWords }));
      return fromTo(judgedBy[field], before!, after!);
    })
    .join('; ');
}

function valueWords(
  { primaryOutcome = null, views = [], outcomeFromDay, indication = 'other' }: Partial<JudgedBy>,
  { field, outcomeWords }: { field: keyof JudgedBy; outcomeWords: OutcomeWords },
): string {
  switch (field) {
    case 'primaryOutcome':
      return outcomeWords(primaryOutcome);
    case 'views':
      return views.map(viewLabel).join(', ');
    case 'outcomeFromDay':
      return String(outcomeFromDay);
    case 'indication':
      return words.seriesForm.indications[indication];
  }
}

/** When the primary outcome became the one it is; nothing when it is that of the baseline. */
export const lastOutcomeChange = (changes: readonly OutcomeChange[]): OutcomeChange | undefined =>
  changes.findLast(({ to }) => to.primaryOutcome !== undefined);
