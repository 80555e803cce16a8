import { recordAuditEvent } from '../../audit/index.ts';
import type { LibrarySignIn } from '../auth-library.ts';
import type { AccountDeps } from '../deps.ts';
import type { User } from '../types.ts';
import { deleteSignIns, findSignInState, setLastUse } from './store.ts';

/** How a request says how long ago the person did anything at the screen it comes from. None: just now. */
export const idleHeader = 'x-idle-seconds';
const minuteMs = 60_000;
/** Uses closer together than this are written once. */
const useStepMs = 15_000;

export interface Recognised {
  signInId: string;
  user: User;
  /** The clinic requires a second factor, and this account has none yet. */
  needsSecondFactor: boolean;
  setCookies: string[];
}

type RecogniseDeps = Pick<AccountDeps, 'database' | 'clock' | 'library' | 'watch'>;

/**
 * Whose sign-in a request comes with; null for nobody's, and for one that lay idle for longer than the clinic allows,
 * which is ended by this.
 * @param isUse whether the request can be somebody's doing: an event stream and a picture are fetched by the page itself
 */
export async function recogniseSignIn(
  deps: RecogniseDeps,
  { headers, isUse }: { headers: Headers; isUse: boolean },
): Promise<Recognised | null> {
  const known = await deps.library.recognise(headers, { prolong: isUse });
  const state = known && (await findSignInState(deps.database, known.signInId));
  if (!known || !state || state.deactivatedAt) return null;
  const nowMs = deps.clock().getTime();
  const lastUseMs = Date.parse(state.lastUsedAt) || 0;
  if (nowMs - lastUseMs >= state.idleMinutes * minuteMs) {
    await endIdleSignIn(deps, known);
    return null;
  }
  const usedMs = nowMs - idleMs(headers);
  if (isUse && usedMs - lastUseMs >= useStepMs) {
    await setLastUse(deps.database, { signInId: known.signInId, at: new Date(usedMs).toISOString() });
  }
  const { signInId, user, setCookies, hasSecondFactor } = known;
  return { signInId, user, setCookies, needsSecondFactor: state.secondFactorRequired && !hasSecondFactor };
}

/** Nobody gains by a wrong figure more than to stay signed in with their own sign-in. */
function idleMs(headers: Headers): number {
  const seconds = Number(headers.get(idleHeader));
  return seconds > 0 ? seconds * 1000 : 0;
}

async function endIdleSignIn(deps: RecogniseDeps, { signInId, user }: LibrarySignIn): Promise<void> {
  const ended = await deleteSignIns(deps.database, { userId: user.id, only: signInId });
  if (ended.length === 0) return;
  deps.watch.ended(signInId);
  await recordAuditEvent(deps, {
    name: 'signInRanOut',
    actorId: null,
    entityId: user.id,
  });
}
