import { Checkbox, Group, Radio, Textarea } from '@mantine/core';
import type { Checklist, Contraindication } from '../../../series/types.ts';
import { words } from '../../language/index.ts';
import { formatMoment } from '../../words/dates.ts';
import { type ChecklistDraft, hasYes } from './session-draft.ts';
import './checklist.css';

interface ChecklistFieldsProps {
  draft: ChecklistDraft;
  /** As it is kept, with who decided. */
  kept: Checklist | null;
  onChange: (draft: ChecklistDraft) => void;
}

/** Contraindications: each is answered, or it is said why none was asked; a yes needs a decision. */
export function ChecklistFields({ draft, kept, onChange }: ChecklistFieldsProps) {
  const { checklist } = words.session;
  const set = (change: Partial<ChecklistDraft>) => onChange({ ...draft, ...change });
  const questions = Object.entries(checklist.questions) as [Contraindication, string][];
  return (
    <fieldset className="plain-fieldset checklist">
      <legend>{checklist.legend}</legend>
      <p className="quiet">{checklist.ask}</p>
      {draft.asked &&
        questions.map(([id, question]) => (
          <Radio.Group
            key={id}
            className="checklist-question"
            label={question}
            value={draft.answers[id] ?? ''}
            onChange={(answer) =>
              set({ answers: { ...draft.answers, [id]: answer === 'yes' ? 'yes' : 'no' } })
            }
          >
            <Group gap="md" wrap="nowrap">
              <Radio name={id} value="no" label={checklist.no} required />
              <Radio name={id} value="yes" label={checklist.yes} required />
            </Group>
          </Radio.Group>
        ))}
      {draft.asked && hasYes(draft.answers) && <Decision draft={draft} kept={kept} set={set} />}
      <Checkbox
        label={checklist.notAsked}
        checked={!draft.asked}
        onChange={(event) => set({ asked: !event.currentTarget.checked })}
      />
      {!draft.asked && (
        <Textarea
          label={checklist.notAskedReason}
          required
          autosize
          maxLength={1000}
          value={draft.notAskedReason}
          onChange={(event) => set({ notAskedReason: event.currentTarget.value })}
        />
      )}
    </fieldset>
  );
}

interface DecisionProps {
  draft: ChecklistDraft;
  kept: Checklist | null;
  set: (change: Partial<ChecklistDraft>) => void;
}

function Decision({ draft, kept, set }: DecisionProps) {
  const { checklist } = words.session;
  const decided = kept?.kind === 'asked' ? kept.decision : null;
  return (
    <div className="notice checklist-decision">
      <Radio.Group
        label={checklist.decision}
        description={checklist.decisionWhy}
        value={draft.decision}
        onChange={(decision) => set({ decision: decision === 'postpone' ? 'postpone' : 'proceed' })}
      >
        <Group gap="md" mt={8}>
          <Radio name="decision" value="proceed" label={checklist.proceed} required />
          <Radio name="decision" value="postpone" label={checklist.postpone} required />
        </Group>
      </Radio.Group>
      {draft.decision === 'postpone' && <p className="quiet">{checklist.postponeNote}</p>}
      <Textarea
        label={checklist.reason}
        required
        autosize
        maxLength={1000}
        value={draft.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
      {decided && <p className="quiet">{checklist.decidedBy(decided.by.name, formatMoment(decided.at))}</p>}
    </div>
  );
}
