import { recordAuditEvent } from '../audit/index.ts';
import { findTakenBack, listGrantsInForce, withdrawConsent } from '../consent/index.ts';
import { AppError } from '../errors.ts';
import type { PageAnswer } from '../route.ts';
import { admit, type Knock } from './admit.ts';
import type { ShareLinkDeps } from './deps.ts';
import { consentsPage, withdrawnPage, withdrawPage } from './pages/consent-pages.ts';
import { doorPage } from './pages/door-page.ts';
import { refuse } from './record-use.ts';
import { addressOf } from './share-address.ts';
import type { StoredLink } from './store.ts';

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
  const grant = grants.find(({ record }) => record.id === withdraw);
  return grant ? withdrawPage({ address, grant }) : showTakenBack(deps, { link, consent: withdraw, knock });
}

/**
 * Takes one of them back; from the next request on it no longer counts. Asked for twice, it is done once and said twice.
 * @throws AppError NOT_FOUND for every refusal
 */
export async function withdrawSharedConsent(
  deps: ShareLinkDeps,
  { consent, ...knock }: Knock & { consent: string },
): Promise<PageAnswer> {
  const { link, isAsking } = await admit(deps, knock);
  if (isAsking) return doorPage({ ...link, address: addressOf(knock.token) });
  const grants = await listGrantsInForce(deps, link.patientId);
  if (grants.some(({ record }) => record.id === consent)) {
    const by = { linkId: link.id, requestId: knock.requestId };
    await withdrawConsent(deps, { recordId: consent, by }).catch(passOverQuickerOne);
  }
  return showTakenBack(deps, { link, consent, knock });
}

/** A second tap may come while the first is being written down. */
function passOverQuickerOne(error: unknown): void {
  if (!(error instanceof AppError && error.code === 'CONFLICT')) throw error;
}

/** Only of this patient: another's consent is unknown here. */
async function showTakenBack(
  deps: ShareLinkDeps,
  { link, consent, knock }: { link: StoredLink; consent: string; knock: Knock },
): Promise<PageAnswer> {
  const record = await findTakenBack(deps, { patientId: link.patientId, recordId: consent });
  if (!record) throw await refuse(deps, { link, why: 'no-such-consent', requestId: knock.requestId });
  return withdrawnPage({ address: addressOf(knock.token), record });
}
