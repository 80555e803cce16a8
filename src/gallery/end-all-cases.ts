import type { DatabaseTransaction } from '../database/index.ts';
import type { ServingDeps } from './deps.ts';
import { endInTransaction } from './end-cases.ts';
import { listCases } from './store.ts';

/** Takes every case down in the caller's transaction. @returns how many were published */
export async function endAllCases(clinic: {
  transaction: DatabaseTransaction;
  clock: ServingDeps['clock'];
}): Promise<number> {
  const published = await listCases(clinic.transaction, { onlyPublished: true });
  for (const ended of published) await endInTransaction(clinic, { ended, state: 'taken-down', by: null });
  return published.length;
}
