import { createHash, timingSafeEqual } from 'node:crypto';
import { hashToken, makeToken } from '../accounts/index.ts';
import { dayOf } from '../calendar.ts';
import { admit, type Knock } from './admit.ts';
import type { ShareLinkDeps } from './deps.ts';
import { stateOf } from './link-state.ts';
import { linkRefused, recordUse } from './record-use.ts';
import { findLink, type StoredLink } from './store.ts';
import type { RefusalReason } from './types.ts';

/**
 * Opens a link that asks for something first.
 * @param year as it was typed
 * @returns the pass by which the opening lasts; null for a link that is open already
 * @throws AppError NOT_FOUND when it does not open, or not with this year
 */
export async function answerQuestion(
  deps: ShareLinkDeps,
  { year, ...knock }: Knock & { year: string },
): Promise<string | null> {
  const { link, isAsking } = await admit(deps, knock);
  if (!isAsking) return null;
  const pass = makeToken();
  const { requestId } = knock;
  const isOpened = await deps.database.transaction().execute(async (transaction) => {
    // Read again where nothing comes between: guesses sent all at once can't outrun their count.
    const fresh = await findLink(transaction, { id: link.id });
    if (!fresh) throw linkRefused();
    const why = reasonAgainst(fresh, { year, now: deps.clock() });
    await recordUse(
      { ...deps, database: transaction },
      why
        ? { link, requestId, what: 'refused', why }
        : { link, requestId, what: 'opened', passHash: hashToken(pass) },
    );
    return !why;
  });
  if (!isOpened) throw linkRefused();
  return pass;
}

function reasonAgainst(link: StoredLink, { year, now }: { year: string; now: Date }): RefusalReason | null {
  const state = stateOf(link, dayOf(now));
  if (state !== 'open') return state;
  return link.asksYearOfBirth && !isYearOfBirth(year, link.yearOfBirth) ? 'wrong-year' : null;
}

/** In a time that says nothing of how far it is right. */
function isYearOfBirth(year: string, yearOfBirth: number | null): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(year.trim()), digest(String(yearOfBirth))) && yearOfBirth !== null;
}
