import { recordAuditEvent } from '../../audit/index.ts';
import type { ConsentChannel } from '../../consent/types.ts';
import { AppError } from '../../errors.ts';
import type { Caller } from '../../route.ts';
import { besideCase, describeOutcomes } from '../outcomes/describe-outcomes.ts';
import type { CandidateDetail } from '../types.ts';
import { describeCandidate, type FindingDeps } from './describe-candidate.ts';

/**
 * One candidate with what stands beside it: all comparable series, and the cases shown already.
 * @throws AppError NOT_FOUND, the same for what there is not and for what nobody agreed to
 */
export async function readCandidate(
  deps: FindingDeps,
  { comparisonId, channel, by }: { comparisonId: string; channel: ConsentChannel; by: Caller },
): Promise<CandidateDetail> {
  const permitted = await describeCandidate(deps, { comparisonId, channel });
  if (!permitted) {
    throw new AppError('NOT_FOUND', {
      userMessage:
        'This can’t be published here: the patient does not agree to it, or the series has a newer visit. Search again.',
    });
  }
  const { candidate, seriesId, patientId } = permitted;
  await recordAuditEvent(deps, {
    name: 'galleryCandidateViewed',
    actorId: by.actor.userId,
    entityId: comparisonId,
    patientId,
    requestId: by.requestId,
    detail: { channel },
  });
  const shown = { seriesId, facts: candidate };
  const outcomes = await describeOutcomes(deps, { channel, including: [shown] });
  const { typical, selection } = besideCase(outcomes, shown);
  return {
    candidate,
    typicalOutcome: typical,
    selection,
    channelBestCaseOnly: outcomes.bestCaseOnly,
  };
}
