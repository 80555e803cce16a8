import type { Checklist, Contraindication, Session } from '../../../series/types.ts';
import { words } from '../../language/index.ts';
import { formatDay } from '../../words/dates.ts';
import type { ChecklistDraft, SessionDraft } from './session-draft.ts';

/** What the checklist of a session came to, in a few words. */
export function safetyWords(checklist: Checklist | null): string {
  const { safety } = words.session;
  if (!checklist) return safety.before;
  if (checklist.kind === 'not-asked') return safety.notAsked;
  const yes = yesWords(checklist.answers);
  if (!checklist.decision) return safety.clear;
  return checklist.decision.decision === 'postpone' ? safety.postponed(yes) : safety.proceeded(yes);
}

const yesWords = (answers: ChecklistDraft['answers']): string =>
  (Object.keys(answers) as Contraindication[])
    .filter((id) => answers[id] === 'yes')
    .map((id) => words.session.checklist.questions[id])
    .join(', ');

/** A field of the form in words, where two versions of it stand side by side. */
export function showSessionField(draft: SessionDraft, field: keyof SessionDraft): string {
  if (field === 'date') return formatDay(draft.date);
  if (field !== 'checklist') return String(draft[field]);
  const { checklist, safety } = words.session;
  const { asked, answers, decision, reason, notAskedReason } = draft.checklist;
  if (!asked) return `${checklist.notAsked}: ${notAskedReason}`;
  const yes = yesWords(answers);
  if (yes === '') return safety.clear;
  return decision === '' ? yes : `${yes}. ${checklist[decision]}: ${reason}`;
}

/** The number of a session among those that were given; null when it was postponed. */
export function sessionNumber(session: Session, sessions: readonly Session[]): number | null {
  return session.given ? sessions.filter(({ given }) => given).indexOf(session) + 1 : null;
}
