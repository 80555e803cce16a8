import type { Caller } from '../route.ts';
import type { AuditDeps } from './deps.ts';
import { noteHead, readHeads } from './heads.ts';
import { recordAuditEvent } from './record-audit-event.ts';
import type { AuditVerification } from './types.ts';
import { verifyAuditTrail } from './verify-audit-trail.ts';

/** Verifies the trail of the running clinic, notes where it ends, and writes down that somebody looked. */
export async function checkAuditTrail(deps: AuditDeps, { by }: { by: Caller }): Promise<AuditVerification> {
  const { database, dataFolder } = deps;
  const verification = await verifyAuditTrail(database, { heads: await readHeads(dataFolder) });
  if (verification.faultCount === 0) await noteHead(deps);
  await recordAuditEvent(deps, {
    name: 'auditVerified',
    actorId: by.actor.userId,
    entityId: null,
    requestId: by.requestId,
    detail: { events: verification.events, faults: verification.faultCount },
  });
  return verification;
}
