import type { ConsentChannel, ConsentRecord, ConsentScope, ConsentStanding } from '../../consent/types.ts';
import { words } from '../language/index.ts';
import { formatDay, today } from './dates.ts';

/** 'Teaching', 'Publication, clinic website' */
export function scopeWords({
  scope,
  channel,
}: {
  scope: ConsentScope;
  channel: ConsentChannel | null;
}): string {
  const { scopes, channels, onChannel } = words.consent;
  return channel === null ? scopes[scope] : onChannel(scopes[scope], channels[channel]);
}

/** The day on which it was said: a paper's own, otherwise that of writing, at the browser's place. */
const dayOfRecord = ({ signedOn, at }: ConsentRecord): string => formatDay(signedOn ?? today(new Date(at)));

/** 'Granted on 5 March 2026', 'Never asked' */
export function stateWords(state: ConsentStanding['state'], record: ConsentRecord | null): string {
  const day = state === 'expired' ? formatDay(record!.expiresOn!) : record ? dayOfRecord(record) : '';
  return words.consent.states[state](day);
}

/** When a grant ends: a day, an event, or no sooner than it is withdrawn. */
export function endWords({ expiresOn, expiresOnEvent }: ConsentRecord): string {
  const { noEnd, event, dayOrEvent } = words.consent.table;
  if (expiresOn && expiresOnEvent) return dayOrEvent(formatDay(expiresOn), expiresOnEvent);
  if (expiresOn) return formatDay(expiresOn);
  return expiresOnEvent ? event(expiresOnEvent) : noEnd;
}
