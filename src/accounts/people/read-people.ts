import { recordAuditEvent } from '../../audit/index.ts';
import type { Caller } from '../../route.ts';
import type { AccountDeps } from '../deps.ts';
import { listInvitations, listPeople } from './store.ts';
import type { People } from './types.ts';

/** Everybody who has or had an account, and who is invited. */
export async function readPeople(deps: AccountDeps, { by }: { by: Caller }): Promise<People> {
  const { database, clock } = deps;
  const now = clock().toISOString();
  const people = await listPeople(database, now);
  const invitations = await listInvitations(database, now);
  await recordAuditEvent(deps, {
    name: 'peopleListed',
    actorId: by.actor.userId,
    entityId: null,
    requestId: by.requestId,
  });
  return { people, invitations };
}
