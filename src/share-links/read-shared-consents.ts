import { recordAuditEvent } from '../audit/index.ts';
import { type GrantInForce, listGrantsInForce, withdrawConsent } from '../consent/index.ts';
import type { PageAnswer } from '../route.ts';
import { admit, type Knock, requireOpened } from './admit.ts';
import type { ShareLinkDeps } from './deps.ts';
import { consentsPage, withdrawnPage, withdrawPage } from './pages/consent-pages.ts';
import { doorPage } from './pages/door-page.ts';
import { linkRefused } from './record-use.ts';
import { addressOf } from './share-address.ts';

/**
 * What the patient agreed to; with `withdraw`, the question whether to take that back.
 * @throws AppError NOT_FOUND for every refusal
 */
export async function readSharedConsents(
  deps: ShareLinkDeps,
  { withdraw, ...knock }: Knock & { withdraw: string | undefined },
): Promise<PageAnswer> {
  const { link, isAsking } = await admit(deps, knock);
  const address = addressOf(knock.token);
  if (isAsking) return doorPage({ ...link, address });
  const grants = await listGrantsInForce(deps, link.patientId);
  await recordAuditEvent(deps, {
    name: 'shareLinkConsentsViewed',
    actorId: null,
    entityId: link.id,
    patientId: link.patientId,
    requestId: knock.requestId,
  });
  if (withdraw === undefined) return consentsPage({ address, grants });
  return withdrawPage({ address, grant: requireGrant(grants, withdraw) });
}

/** Takes one of them back; from the next request on it no longer counts. @throws AppError NOT_FOUND for every refusal */
export async function withdrawSharedConsent(
  deps: ShareLinkDeps,
  { consent, ...knock }: Knock & { consent: string },
): Promise<PageAnswer> {
  const { patientId } = await requireOpened(deps, knock);
  const grant = requireGrant(await listGrantsInForce(deps, patientId), consent);
  await withdrawConsent(deps, { recordId: grant.record.id, source: 'share-link', by: null });
  return withdrawnPage({ address: addressOf(knock.token), grant });
}

/** Of this patient, and in force: another's is unknown here. */
function requireGrant(grants: readonly GrantInForce[], recordId: string): GrantInForce {
  const grant = grants.find(({ record }) => record.id === recordId);
  if (!grant) throw linkRefused();
  return grant;
}
