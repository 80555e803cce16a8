import type { ChecklistInput, Contraindication, Session, SessionInput } from '../../../series/types.ts';
import { numberOf } from '../../parts/number-of.ts';
import { today } from '../../words/dates.ts';

export interface ChecklistDraft {
  asked: boolean;
  answers: Partial<Record<Contraindication, 'yes' | 'no'>>;
  decision: 'proceed' | 'postpone' | '';
  /** Of the decision. */
  reason: string;
  notAskedReason: string;
}

/** A session as it stands in the form. */
export interface SessionDraft {
  date: string;
  device: string;
  needleDepthMm: number | string;
  passes: number | string;
  area: string;
  numbing: string;
  aftercare: string;
  adverseEvents: string;
  checklist: ChecklistDraft;
  notes: string;
}

/** @param last the session before: device, depth, passes, area, numbing and aftercare are proposed as they were then */
export function sessionDraft(session: Session | null, last: Session | null): SessionDraft {
  const from = session ?? last;
  return {
    date: session?.date ?? today(),
    device: from?.device ?? '',
    needleDepthMm: from?.needleDepthMm ?? '',
    passes: from?.passes ?? '',
    area: from?.area ?? '',
    numbing: from?.numbing ?? '',
    aftercare: from?.aftercare ?? '',
    adverseEvents: session?.adverseEvents ?? '',
    checklist: checklistDraft(session),
    notes: session?.notes ?? '',
  };
}

function checklistDraft(session: Session | null): ChecklistDraft {
  const checklist = session?.checklist ?? null;
  const asked = checklist?.kind === 'asked' ? checklist : null;
  return {
    asked: checklist?.kind !== 'not-asked',
    answers: asked?.answers ?? {},
    decision: asked?.decision?.decision ?? '',
    reason: asked?.decision?.reason ?? '',
    notAskedReason: checklist?.kind === 'not-asked' ? checklist.reason : '',
  };
}

/** The form lets nothing be sent that is not answered. */
export function sessionInput({ checklist, ...draft }: SessionDraft): SessionInput {
  return {
    date: draft.date,
    device: draft.device.trim(),
    needleDepthMm: numberOf(draft.needleDepthMm),
    passes: numberOf(draft.passes),
    area: draft.area.trim(),
    numbing: draft.numbing.trim(),
    aftercare: draft.aftercare.trim(),
    adverseEvents: draft.adverseEvents.trim(),
    checklist: checklistInput(checklist),
    notes: draft.notes.trim(),
  };
}

function checklistInput({
  asked,
  answers,
  decision,
  reason,
  notAskedReason,
}: ChecklistDraft): ChecklistInput {
  if (!asked) return { kind: 'not-asked', reason: notAskedReason.trim() };
  return {
    kind: 'asked',
    answers: answers as Record<Contraindication, 'yes' | 'no'>,
    decision: hasYes(answers) && decision !== '' ? { decision, reason: reason.trim() } : null,
  };
}

export const hasYes = (answers: ChecklistDraft['answers']): boolean => Object.values(answers).includes('yes');
