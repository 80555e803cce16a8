import {
  type ConsentChannel,
  type ConsentScope,
  consentChannels,
  type Identifiability,
  isSeenByOthers,
} from '../../../consent/scopes.ts';
import type { ConsentAnswer, ConsentText } from '../../../consent/types.ts';
import { today } from '../../words/dates.ts';

/** How much may be seen somewhere; null: nothing chosen yet. */
export type Seen = Identifiability | 'refused' | null;

/** Answers to one scope as they are being chosen. */
export interface AnswerDraft {
  /** Of a scope without channels. */
  decision: ConsentAnswer['decision'] | null;
  howMuch: Identifiability | null;
  channels: Record<ConsentChannel, Seen>;
  until: 'withdrawal' | 'day' | 'event';
  lastDay: string;
  event: string;
}

/** Nothing is chosen in advance. */
export const emptyDraft: AnswerDraft = {
  decision: null,
  howMuch: null,
  channels: { 'clinic-website': null, 'in-clinic-screen': null, 'social-media': null, print: null },
  until: 'withdrawal',
  lastDay: '',
  event: '',
};

export const isGranted = (scope: ConsentScope, { decision, channels }: AnswerDraft): boolean =>
  scope === 'publication'
    ? consentChannels.some((channel) => channels[channel] !== null && channels[channel] !== 'refused')
    : decision === 'granted';

export type Missing = 'decision' | 'howMuch' | 'channels' | 'day' | 'event';

/** What is still to be chosen, if anything. */
export function missingIn(scope: ConsentScope, draft: AnswerDraft): Missing | null {
  if (scope === 'publication') {
    if (consentChannels.some((channel) => draft.channels[channel] === null)) return 'channels';
  } else if (draft.decision === null) return 'decision';
  if (!isGranted(scope, draft)) return null;
  if (scope !== 'publication' && isSeenByOthers(scope) && draft.howMuch === null) return 'howMuch';
  if (draft.until === 'day' && draft.lastDay < today()) return 'day';
  if (draft.until === 'event' && draft.event.trim() === '') return 'event';
  return null;
}

/** Drafted answers to a text as they are sent: one for each level of a publication and one for what is refused. */
export function answersOf(
  { scope, version, sha256 }: Pick<ConsentText, 'scope' | 'version' | 'sha256'>,
  draft: AnswerDraft,
): ConsentAnswer[] {
  const text = { version, sha256 };
  const refused = {
    scope,
    text,
    decision: 'refused' as const,
    ...noEnd,
    identifiability: null,
    channels: [],
  };
  const granted = {
    scope,
    text,
    decision: 'granted' as const,
    channels: [],
    identifiability: draft.howMuch,
    expiresOn: draft.until === 'day' ? draft.lastDay : null,
    expiresOnEvent: draft.until === 'event' ? draft.event.trim() : null,
  };
  if (scope !== 'publication') return [draft.decision === 'granted' ? granted : refused];
  const levels = [...new Set(consentChannels.map((channel) => draft.channels[channel]))];
  return levels.map((level) => {
    const channels = consentChannels.filter((channel) => draft.channels[channel] === level);
    return level === null || level === 'refused'
      ? { ...refused, channels }
      : { ...granted, channels, identifiability: level };
  });
}

const noEnd = { expiresOn: null, expiresOnEvent: null };
