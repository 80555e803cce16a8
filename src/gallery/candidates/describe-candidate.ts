import type { Clock } from '../../calendar.ts';
import { type ConsentChannel, consentFor } from '../../consent/index.ts';
import type { Database } from '../../database/index.ts';
import { listOutcomeChanges, listSessionDays, requireSeries } from '../../series/index.ts';
import { caseFacts } from '../case-facts.ts';
import type { Candidate } from '../types.ts';
import { findOutcome, findPublishedCaseId } from './store.ts';

export interface FindingDeps {
  database: Database;
  clock: Clock;
}

/** A candidate, and whose it is: that part stays in here. */
export interface PermittedCandidate {
  candidate: Candidate;
  seriesId: string;
  patientId: string;
}

/**
 * What a series came to, if its patient agrees now to have it published on a channel; null otherwise. Only that comparison
 * is a candidate, so that no better visit is picked.
 */
export async function describeCandidate(
  deps: FindingDeps,
  { comparisonId, channel }: { comparisonId: string; channel: ConsentChannel },
): Promise<PermittedCandidate | null> {
  const { database } = deps;
  const outcome = await findOutcome(database, comparisonId);
  if (!outcome) return null;
  const { seriesId, patientId } = outcome;
  const use = { patientId, seriesId, scope: 'publication', channel, identifiability: 'region-crop' } as const;
  const consent = await consentFor(deps, use);
  const most = consent.record?.identifiability;
  const series = await requireSeries(database, seriesId);
  const facts = caseFacts({
    ...outcome,
    series,
    outcomeChanges: await listOutcomeChanges(database, seriesId),
    sessionDays: await listSessionDays(database, seriesId),
  });
  if (!consent.permits || !most || !facts) return null;
  return {
    candidate: {
      ...facts,
      comparisonId,
      identifiability: most,
      consentUntil: consent.record.expiresOn,
      caseId: await findPublishedCaseId(database, { comparisonId, channel }),
    },
    seriesId,
    patientId,
  };
}
