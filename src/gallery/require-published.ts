import { consentFor } from '../consent/index.ts';
import { AppError } from '../errors.ts';
import type { ServingDeps } from './deps.ts';
import { type Ending, endCases } from './end-cases.ts';
import { findCase, type StoredCase } from './store.ts';

/**
 * The one door: every byte of a case, for visitors and staff alike, is served only past it. Consent is asked now; a case that
 * has lost it, or whose comparison is no longer what was published, is taken down before the answer.
 * @throws AppError NOT_FOUND; GONE
 */
export async function requirePublished(deps: ServingDeps, found: StoredCase | null): Promise<StoredCase> {
  if (!found) throw new AppError('NOT_FOUND', { userMessage: 'There is nothing at this address.' });
  const [published] = await keepPublished(deps, [found]);
  if (published) return published;
  throw gone();
}

/** Those that may be shown now; the others are taken down. */
export async function keepPublished(deps: ServingDeps, cases: readonly StoredCase[]): Promise<StoredCase[]> {
  const kept: StoredCase[] = [];
  const endings: Ending[] = [];
  for (const one of cases) {
    if (one.state !== 'published') continue;
    const state = await whyEnded(deps, one);
    if (state === null) kept.push(one);
    else endings.push({ ended: one, state, by: null });
  }
  await endCases(deps, endings);
  return kept;
}

/** Asked once more, in the transaction that writes down what leaves: making it took a while, and much can end meanwhile. */
export async function isStillShown(
  deps: Pick<ServingDeps, 'database' | 'clock'>,
  caseId: string,
): Promise<boolean> {
  const found = await findCase(deps.database, { id: caseId });
  return found?.state === 'published' && (await whyEnded(deps, found)) === null;
}

/** Why a published case may be shown no more; null: it may. */
export async function whyEnded(
  deps: Pick<ServingDeps, 'database' | 'clock'>,
  { patientId, seriesId, channel, identifiability, isOfComparison }: StoredCase,
): Promise<Ending['state'] | null> {
  if (!isOfComparison) return 'comparison-changed';
  const use = { patientId, seriesId, scope: 'publication', channel, identifiability } as const;
  const state = await consentFor(deps, use);
  if (state.permits) return null;
  return state.why === 'expired' || state.why === 'ended' ? 'consent-expired' : 'consent-withdrawn';
}

export const gone = (): AppError => new AppError('GONE', { userMessage: 'This case is no longer shown.' });
