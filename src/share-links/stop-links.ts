import { recordAuditEvent } from '../audit/index.ts';
import { dayOf } from '../calendar.ts';
import type { ConsentFollower } from '../consent/index.ts';
import { consentToReports } from './admit.ts';
import type { ShareLinkDeps } from './deps.ts';
import { stateOf } from './link-state.ts';
import { listLinksOfPatient, withdrawLink } from './store.ts';

/**
 * Stops a patient's links once they took back or refused the consent to reports, in the transaction that says so. For good: who
 * agrees again gets a new link, and need not remember where the old ones lie.
 */
export const stopLinks =
  ({ clock }: Pick<ShareLinkDeps, 'clock'>): ConsentFollower['consentChanged'] =>
  async (transaction, { patientId }) => {
    const deps = { database: transaction, clock };
    for (const link of await listLinksOfPatient(transaction, patientId)) {
      const linkState = stateOf(link, dayOf(clock()));
      if (linkState !== 'open' && linkState !== 'used-up') continue;
      const consent = await consentToReports(deps, link);
      if (consent.permits || (consent.why !== 'withdrawn' && consent.why !== 'refused')) continue;
      await withdrawLink(transaction, { id: link.id, withdrawnAt: clock().toISOString() });
      await recordAuditEvent(deps, {
        name: 'shareLinkRevoked',
        actorId: null,
        entityId: link.id,
        patientId,
        detail: { why: `consent ${consent.why}` },
      });
    }
  };
