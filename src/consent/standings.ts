import { stateOf } from './state-of.ts';
import {
  type ConsentChannel,
  type ConsentRecord,
  type ConsentScope,
  type ConsentStanding,
  consentChannels,
  consentScopes,
} from './types.ts';

const channelsOf = (scope: ConsentScope): readonly (ConsentChannel | null)[] =>
  scope === 'publication' ? consentChannels : [null];

const lines = consentScopes.flatMap((scope) => channelsOf(scope).map((channel) => ({ scope, channel })));

/**
 * What counts for each scope and channel: once for all series, and once more for each series of which something else was
 * said last. @param records of one patient, oldest first
 */
export function standingsOf(records: readonly ConsentRecord[], now: Date): ConsentStanding[] {
  const named = [...new Set(records.flatMap(({ seriesId }) => seriesId ?? []))];
  return lines.flatMap((line) => {
    const ofAll = standing(records, { ...line, seriesId: null }, now);
    const ofSome = named
      .map((seriesId) => standing(records, { ...line, seriesId }, now))
      .filter(({ recordId }) => recordId !== ofAll.recordId);
    return [ofAll, ...ofSome];
  });
}

function standing(
  records: readonly ConsentRecord[],
  line: Pick<ConsentStanding, 'scope' | 'channel' | 'seriesId'>,
  now: Date,
): ConsentStanding {
  const state = stateOf(records, { ...line, patientId: '', identifiability: null }, now);
  return {
    ...line,
    state: state.permits ? 'granted' : (state.why as ConsentStanding['state']),
    recordId: state.record?.id ?? null,
  };
}
