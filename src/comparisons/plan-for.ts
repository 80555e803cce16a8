import type { Plan } from '../imaging/plan.ts';
import type { Series } from '../series/index.ts';

/**
 * What a pair is measured by: the outlines, if they were drawn on its baseline photo, and what the series is about. The
 * primary outcome needs no outlines: a face's own regions have names, too. A pair that somebody asked for has none: it was
 * not named at baseline, so each of its changes must be clearer than what chance alone makes among so many.
 */
export function planFor(
  { plan, planPhotoId, primaryOutcome }: Pick<Series, 'plan' | 'planPhotoId' | 'primaryOutcome'>,
  { baselinePhotoId, asked }: { baselinePhotoId: string; asked: boolean },
): Plan | null {
  const outlines = baselinePhotoId === planPhotoId ? plan : null;
  if (!primaryOutcome || asked) return outlines;
  return { ...outlines, primary: primaryOutcome };
}

/** Whether the series' outlines are in it. */
export const hasOutlines = (plan: Plan | null): boolean =>
  plan !== null && Object.keys(plan).some((part) => part !== 'primary');
