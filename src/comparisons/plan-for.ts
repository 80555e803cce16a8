import type { Plan } from '../imaging/plan.ts';
import type { Series } from '../series/index.ts';

/**
 * What a pair is measured by: the outlines, if they were drawn on its baseline photo, and what the series is about. The
 * primary outcome needs no outlines: a face's own regions have names, too.
 */
export function planFor(
  { plan, planPhotoId, primaryOutcome }: Pick<Series, 'plan' | 'planPhotoId' | 'primaryOutcome'>,
  baselinePhotoId: string,
): Plan | null {
  const outlines = baselinePhotoId === planPhotoId ? plan : null;
  if (!primaryOutcome) return outlines;
  return { ...outlines, primary: primaryOutcome };
}

/** Whether the series' outlines are in it. */
export const hasOutlines = (plan: Plan | null): boolean =>
  plan !== null && Object.keys(plan).some((part) => part !== 'primary');
