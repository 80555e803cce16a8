import { recordAuditEvent } from '../../audit/index.ts';
import { listConsentsInForce } from '../../consent/index.ts';
import type { Caller } from '../../route.ts';
import type { CandidateList, CandidateSearch } from '../types.ts';
import { describeCandidate, type FindingDeps } from './describe-candidate.ts';
import { listMeasuredOutcomes } from './store.ts';

const pageSize = 12;

/**
 * Cases that may be published on a channel now: what series of consenting patients came to, in no order of outcome. A grant
 * for all series may be narrowed by another word on one of them, so each is asked about once more.
 */
export async function findCandidates(
  deps: FindingDeps,
  { search: { channel, ...search }, by }: { search: CandidateSearch; by: Caller },
): Promise<CandidateList> {
  const { database, clock } = deps;
  const consents = await listConsentsInForce(database, { scope: 'publication', channel, at: clock() });
  const found = await listMeasuredOutcomes(database, {
    patientIds: consents.filter(({ seriesId }) => seriesId === null).map(({ patientId }) => patientId),
    seriesIds: consents.map(({ seriesId }) => seriesId).filter((seriesId) => seriesId !== null),
    search,
    limit: pageSize + 1,
  });
  const page = found.slice(0, pageSize);
  const described = await Promise.all(
    page.map(({ comparisonId }) => describeCandidate(deps, { comparisonId, channel })),
  );
  const items = described.flatMap((permitted) => (permitted ? [permitted.candidate] : []));
  await recordAuditEvent(deps, {
    name: 'galleryCandidatesListed',
    actorId: by.actor.userId,
    entityId: null,
    requestId: by.requestId,
    detail: { channel, filters: Object.keys(search), count: items.length },
  });
  return { items, next: found.length > pageSize ? page.at(-1)!.comparisonId : null };
}
