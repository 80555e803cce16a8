import type { DatabaseTransaction } from '../database/index.ts';
import type { ShareLinkDeps } from './deps.ts';
import { revokeInTransaction } from './revoke-share-link.ts';
import { listUnrevokedLinks } from './store.ts';

/** Revokes every link in the caller's transaction. @returns how many were not yet */
export async function revokeAllLinks(clinic: {
  transaction: DatabaseTransaction;
  clock: ShareLinkDeps['clock'];
}): Promise<number> {
  const links = await listUnrevokedLinks(clinic.transaction);
  for (const link of links) await revokeInTransaction(clinic, { link, by: null });
  return links.length;
}
