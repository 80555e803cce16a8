import { removeDiscardedBlobs } from '../photos/index.ts';
import type { ServingDeps } from './deps.ts';
import { keepPublished } from './require-published.ts';
import { listCases } from './store.ts';

/**
 * Takes down whatever may be shown no more, so that it is off the disk though nobody asks for it; with the files of cases that a
 * change of their series ended.
 */
export async function sweepCases(deps: ServingDeps): Promise<void> {
  await keepPublished(deps, await listCases(deps.database, { onlyPublished: true }));
  await removeDiscardedBlobs(deps);
}
