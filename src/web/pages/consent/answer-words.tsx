import { type ConsentScope, consentChannels } from '../../../consent/scopes.ts';
import { words } from '../../language/index.ts';
import { formatDay } from '../../words/dates.ts';
import { type AnswerDraft, isGranted, type Seen } from './answer-draft.ts';

/** What was answered, as the patient reads it before they sign. */
export function AnswerWords({ scope, draft }: { scope: ConsentScope; draft: AnswerDraft }) {
  const { review, channels } = words.consentForm;
  return (
    <>
      {scope === 'publication' ? (
        <dl className="ask-channels">
          {consentChannels.map((channel) => (
            <div key={channel}>
              <dt>{channels[channel]}</dt>
              <dd>{seenWords(draft.channels[channel])}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p>
          {draft.decision === 'granted' ? (draft.howMuch ? seenWords(draft.howMuch) : review.yes) : review.no}
        </p>
      )}
      {isGranted(scope, draft) && draft.until === 'day' && <p>{review.untilDay(formatDay(draft.lastDay))}</p>}
      {isGranted(scope, draft) && draft.until === 'event' && <p>{review.untilEvent(draft.event)}</p>}
    </>
  );
}

function seenWords(seen: Seen): string {
  const { review, identifiabilities } = words.consentForm;
  if (seen === null || seen === 'refused') return review.no;
  return `${review.yes}, ${review.upTo(identifiabilities[seen].toLowerCase())}`;
}
