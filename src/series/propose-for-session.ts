import type { SeriesDeps } from './deps.ts';
import { listUsed } from './store.ts';
import type { SessionProposals } from './types.ts';

/** What the clinic has written into sessions before, so that one thing keeps one name. Nothing of a patient. */
export async function proposeForSession({ database }: SeriesDeps): Promise<SessionProposals> {
  return {
    devices: await listUsed(database, 'device'),
    numbing: await listUsed(database, 'numbing'),
  };
}
