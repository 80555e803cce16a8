import { dayOf } from '../calendar.ts';
import { type ConsentRecord, type ConsentState, type ConsentUse, identifiabilities } from './types.ts';

/**
 * Whether a use is permitted: the latest word on its scope, channel and series counts, and nothing older revives when that
 * has ended. A grant counts through its last day at the server's place.
 * @param records of the patient, oldest first
 */
export function stateOf(records: readonly ConsentRecord[], use: ConsentUse, now: Date): ConsentState {
  const word = records.findLast((record) => record.decision !== 'ended' && isAbout(record, use));
  if (!word) return { permits: false, why: 'never-asked', record: null };
  if (word.decision !== 'granted') return { permits: false, why: word.decision as 'refused', record: word };
  const end = records.find((record) => record.decision === 'ended' && record.concerns === word.id);
  if (end) return { permits: false, why: 'ended', record: end };
  if (word.expiresOn !== null && dayOf(now) > word.expiresOn)
    return { permits: false, why: 'expired', record: word };
  if (!mayBeSeen(word, use)) return { permits: false, why: 'shows-too-much', record: word };
  return { permits: true, record: word };
}

function isAbout({ scope, channels, seriesId }: ConsentRecord, use: ConsentUse): boolean {
  if (scope !== use.scope) return false;
  if (seriesId !== null && seriesId !== use.seriesId) return false;
  return scope !== 'publication' || (use.channel !== null && channels.includes(use.channel));
}

function mayBeSeen({ identifiability }: ConsentRecord, use: ConsentUse): boolean {
  if (use.identifiability === null) return true;
  if (identifiability === null) return false;
  return identifiabilities.indexOf(use.identifiability) <= identifiabilities.indexOf(identifiability);
}
