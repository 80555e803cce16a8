import { AppError } from '../errors.ts';
import type { Caller } from '../route.ts';
import type { ServingDeps } from './deps.ts';
import { endCases } from './end-cases.ts';
import { requireCase } from './read-case.ts';

/** @throws AppError NOT_FOUND; CONFLICT when it is not published any more */
export async function takeDownCase(
  deps: ServingDeps,
  { caseId, by }: { caseId: string; by: Caller },
): Promise<undefined> {
  const stored = await requireCase(deps, caseId);
  if (stored.state !== 'published') {
    throw new AppError('CONFLICT', { userMessage: 'This case was taken down before. Reload the page.' });
  }
  await endCases(deps, [{ ended: stored, state: 'taken-down', by }]);
}
