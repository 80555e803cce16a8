import type { ServingDeps } from './deps.ts';
import { keepPublished } from './require-published.ts';
import { listCases } from './store.ts';

/** Takes down whatever may be shown no more, so that it is off the disk though nobody asks for it. */
export async function sweepCases(deps: ServingDeps): Promise<void> {
  await keepPublished(deps, await listCases(deps.database, { onlyPublished: true }));
}
