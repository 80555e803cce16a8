import { hashToken } from '../accounts/index.ts';
import { dayOf } from '../calendar.ts';
import { type ConsentState, consentFor } from '../consent/index.ts';
import type { ShareLinkDeps } from './deps.ts';
import { stateOf } from './link-state.ts';
import { passesSince, readPass } from './pass.ts';
import { linkRefused, refuse } from './record-use.ts';
import { findLink, isOpenedWith, type StoredLink } from './store.ts';

/** A request with a link's secret in its address. */
export interface Knock {
  token: string;
  headers: Headers;
  requestId: string;
}

export interface Admission {
  link: StoredLink;
  /** It opens only once something was answered: the year of birth, or that it may be used up. */
  isAsking: boolean;
}

/**
 * Looks anew, with each request, whether a link still opens: its own state, the patient's consent, and what it asks for.
 * @throws AppError NOT_FOUND for whatever speaks against it, written down where there is such a link
 */
export async function admit(deps: ShareLinkDeps, { token, headers, requestId }: Knock): Promise<Admission> {
  const { database, clock } = deps;
  const link = await findLink(database, { tokenHash: hashToken(token) });
  if (!link) throw linkRefused();
  const state = stateOf(link, dayOf(clock()));
  if (state !== 'open' && state !== 'used-up') throw await refuse(deps, { link, why: state, requestId });
  if (!(await consentToReports(deps, link)).permits)
    throw await refuse(deps, { link, why: 'no-consent', requestId });
  if (!link.asksYearOfBirth && !link.opensOnce) return { link, isAsking: false };
  const pass = readPass(headers);
  const isOpened =
    pass !== null &&
    (await isOpenedWith(database, {
      linkId: link.id,
      passHash: hashToken(pass),
      since: passesSince(clock()),
    }));
  if (isOpened) return { link, isAsking: false };
  if (state === 'used-up') throw await refuse(deps, { link, why: state, requestId });
  return { link, isAsking: true };
}

/** @throws AppError NOT_FOUND, also while the link still asks for something */
export async function requireOpened(deps: ShareLinkDeps, knock: Knock): Promise<StoredLink> {
  const { link, isAsking } = await admit(deps, knock);
  if (isAsking) throw await refuse(deps, { link, why: 'not-opened', requestId: knock.requestId });
  return link;
}

/** What the patient says, today, of getting reports of this series. */
export const consentToReports = (
  deps: Pick<ShareLinkDeps, 'database' | 'clock'>,
  { patientId, seriesId }: { patientId: string; seriesId: string },
): Promise<ConsentState> =>
  consentFor(deps, { patientId, seriesId, scope: 'patient-report', channel: null, identifiability: null });
