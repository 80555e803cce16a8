import type { Day } from '../calendar.ts';
import { consentFor } from './consent-for.ts';
import type { ConsentDeps } from './deps.ts';
import { saidOn } from './said-on.ts';

/**
 * Since when a patient wants no more photos on record; null while they did not say so. Photos that are there stay: they are
 * the record of a treatment. Whoever was never asked, or whose word ran out, did not say no.
 */
export async function noPhotosSince(
  deps: Pick<ConsentDeps, 'database' | 'clock'>,
  { patientId, seriesId }: { patientId: string; seriesId: string },
): Promise<Day | null> {
  const use = { patientId, seriesId, scope: 'own-record', channel: null, identifiability: null } as const;
  const state = await consentFor(deps, use);
  const saidNo = !state.permits && (state.why === 'refused' || state.why === 'withdrawn');
  return saidNo && state.record ? saidOn(state.record) : null;
}
