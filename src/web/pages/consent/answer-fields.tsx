import { Radio, Stack, TextInput } from '@mantine/core';
import { useId } from 'react';
import {
  type ConsentScope,
  consentChannels,
  type Identifiability,
  identifiabilities,
  isSeenByOthers,
} from '../../../consent/scopes.ts';
import { words } from '../../language/index.ts';
import { today } from '../../words/dates.ts';
import { type AnswerDraft, isGranted, type Missing, type Seen } from './answer-draft.ts';
import './answer-fields.css';

interface AnswerFieldsProps {
  scope: ConsentScope;
  draft: AnswerDraft;
  /** What was left out when they tried to go on. */
  missing: Missing | null;
  onChange: (change: Partial<AnswerDraft>) => void;
}

/** The questions of one scope: yes or no, how much may be seen and where, until when. */
export function AnswerFields({ scope, draft, missing, onChange }: AnswerFieldsProps) {
  const { consentForm: texts } = words;
  const name = useId();
  return (
    <div className="answer-fields">
      {scope === 'publication' ? (
        <ChannelFields draft={draft} missing={missing} onChange={onChange} />
      ) : (
        <Radio.Group
          label={texts.decision}
          error={missing === 'decision' && texts.missing.decision}
          value={draft.decision ?? ''}
          onChange={(decision) => onChange({ decision: decision as 'granted' | 'refused' })}
        >
          <Options name={`${name}-decision`} options={{ granted: texts.yes, refused: texts.no }} />
        </Radio.Group>
      )}
      {scope !== 'publication' && isSeenByOthers(scope) && isGranted(scope, draft) && (
        <Radio.Group
          label={texts.howMuch}
          error={missing === 'howMuch' && texts.missing.howMuch}
          value={draft.howMuch ?? ''}
          onChange={(howMuch) => onChange({ howMuch: howMuch as Identifiability })}
        >
          <Options name={`${name}-how-much`} options={texts.identifiabilities} />
        </Radio.Group>
      )}
      {isGranted(scope, draft) && <UntilFields draft={draft} missing={missing} onChange={onChange} />}
    </div>
  );
}

type PartProps = Omit<AnswerFieldsProps, 'scope'>;

/** Each channel by itself, with how much may be seen there. */
function ChannelFields({ draft, missing, onChange }: PartProps) {
  const { consentForm: texts } = words;
  const name = useId();
  const levels = Object.fromEntries(
    identifiabilities.map((level) => [level, texts.identifiabilities[level]]),
  );
  return consentChannels.map((channel) => (
    <Radio.Group
      key={channel}
      label={texts.where(texts.channels[channel])}
      error={missing === 'channels' && draft.channels[channel] === null && texts.missing.channels}
      value={draft.channels[channel] ?? ''}
      onChange={(seen) => onChange({ channels: { ...draft.channels, [channel]: seen as Seen } })}
    >
      <Options name={`${name}-${channel}`} options={{ refused: texts.nobody, ...levels }} />
    </Radio.Group>
  ));
}

function UntilFields({ draft, missing, onChange }: PartProps) {
  const { consentForm: texts } = words;
  const name = useId();
  return (
    <>
      <Radio.Group
        label={texts.until}
        value={draft.until}
        onChange={(until) => onChange({ until: until as AnswerDraft['until'] })}
      >
        <Options name={`${name}-until`} options={texts.untils} />
      </Radio.Group>
      {draft.until === 'day' && (
        <TextInput
          type="date"
          label={texts.lastDay}
          min={today()}
          className="answer-date"
          error={missing === 'day' && texts.missing.day}
          value={draft.lastDay}
          onChange={(event) => onChange({ lastDay: event.currentTarget.value })}
        />
      )}
      {draft.until === 'event' && (
        <TextInput
          label={texts.event}
          description={texts.eventHint}
          maxLength={120}
          error={missing === 'event' && texts.missing.event}
          value={draft.event}
          onChange={(event) => onChange({ event: event.currentTarget.value })}
        />
      )}
    </>
  );
}

function Options({ name, options }: { name: string; options: Record<string, string> }) {
  return (
    <Stack className="answer-options">
      {Object.entries(options).map(([value, label]) => (
        <Radio key={value} name={name} value={value} label={label} />
      ))}
    </Stack>
  );
}
