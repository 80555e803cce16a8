import { recordAuditEvent } from '../audit/index.ts';
import { AppError } from '../errors.ts';
import type { Caller } from '../route.ts';
import type { ServingDeps } from './deps.ts';
import { describeCase, describeEnded } from './describe-case.ts';
import { keepPublished } from './require-published.ts';
import { findCase, type StoredCase } from './store.ts';
import type { EndedCase, GalleryCase } from './types.ts';

/** One case as it stands, or what is left of it. @throws AppError NOT_FOUND */
export async function readCase(
  deps: ServingDeps,
  { caseId, by }: { caseId: string; by: Caller },
): Promise<GalleryCase | EndedCase> {
  await keepPublished(deps, [await requireCase(deps, caseId)]);
  const stored = await requireCase(deps, caseId);
  await recordAuditEvent(deps, {
    name: 'galleryCaseViewed',
    actorId: by.actor.userId,
    entityId: caseId,
    patientId: stored.patientId,
    requestId: by.requestId,
  });
  return stored.state === 'published' ? describeCase(deps, stored) : describeEnded(stored);
}

/** @throws AppError NOT_FOUND */
export async function requireCase(
  { database }: Pick<ServingDeps, 'database'>,
  caseId: string,
): Promise<StoredCase> {
  const stored = await findCase(database, { id: caseId });
  if (stored) return stored;
  throw new AppError('NOT_FOUND', { userMessage: 'There is no such case. Go back to the list of cases.' });
}
