import { recordAuditEvent } from '../audit/index.ts';
import { dayOf } from '../calendar.ts';
import { requireReport } from '../patient-reports/index.ts';
import { requirePatient } from '../patients/index.ts';
import type { Caller } from '../route.ts';
import { consentToReports } from './admit.ts';
import type { ShareLinkDeps } from './deps.ts';
import { stateOf } from './link-state.ts';
import { listLinksOf, listUses, type StoredLink } from './store.ts';
import type { ShareLink, ShareLinkList } from './types.ts';

/** So many of a link's openings and refusals are shown; all are in the audit trail. */
const usesShown = 100;

/** A report's links, and what became of each. @throws AppError NOT_FOUND */
export async function listShareLinks(
  deps: ShareLinkDeps,
  { reportId, by }: { reportId: string; by: Caller },
): Promise<ShareLinkList> {
  const { database } = deps;
  const { patientId, seriesId } = await requireReport(database, reportId);
  const { yearOfBirth } = await requirePatient(deps, patientId);
  const links = await listLinksOf(database, reportId);
  const items = await Promise.all(links.map((link) => describe(deps, link)));
  const { permits: isConsented } = await consentToReports(deps, { patientId, seriesId });
  await recordAuditEvent(deps, {
    name: 'shareLinksListed',
    actorId: by.actor.userId,
    entityId: reportId,
    patientId,
    requestId: by.requestId,
  });
  return { items, patientId, isConsented, knowsYearOfBirth: yearOfBirth !== null };
}

async function describe({ database, clock }: ShareLinkDeps, link: StoredLink): Promise<ShareLink> {
  const { id, createdAt, by, expiresOn, asksYearOfBirth, opensOnce, revokedAt, withdrawnAt } = link;
  return {
    id,
    createdAt,
    by,
    expiresOn,
    asksYearOfBirth,
    opensOnce,
    revokedAt,
    withdrawnAt,
    state: stateOf(link, dayOf(clock())),
    uses: await listUses(database, { linkId: id, limit: usesShown }),
  };
}
