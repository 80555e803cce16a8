import { Button, Group, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import type { Expression, VisitState } from '../../../photos/types.ts';
import { words } from '../../language/index.ts';

interface StateFormProps {
  initial: Partial<VisitState>;
  submitLabel: string;
  onSubmit: (state: VisitState) => void;
}

/** State of skin and light, asked once before a visit's photos. */
export function StateForm({ initial, submitLabel, onSubmit }: StateFormProps) {
  const [state, setState] = useState<VisitState>({ ...usual, ...initial });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit({ ...state, light: state.light.trim() });
  };
  return (
    <form className="panel capture-state" onSubmit={submit} aria-labelledby="visit-state">
      <Stack gap="md">
        <div>
          <h2 id="visit-state">{words.capture.state.title}</h2>
          <p className="quiet">{words.capture.state.why}</p>
        </div>
        <StateFields state={state} onChange={setState} />
        <Group>
          <Button type="submit">{submitLabel}</Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What every visit should be like. */
export const usual: VisitState = { cleansed: true, makeUp: false, expression: 'neutral', light: '' };

interface StateFieldsProps {
  state: VisitState;
  onChange: (state: VisitState) => void;
}

/** The fields alone, for a dialog that has its own buttons. */
export function StateFields({ state, onChange }: StateFieldsProps) {
  const { state: texts } = words.capture;
  return (
    <>
      <Choice
        label={texts.cleansed}
        value={state.cleansed ? 'yes' : 'no'}
        options={{ yes: texts.cleansed, no: texts.notCleansed }}
        onChange={(value) => onChange({ ...state, cleansed: value === 'yes' })}
      />
      <Choice
        label={texts.makeUp}
        value={state.makeUp ? 'yes' : 'no'}
        options={{ no: texts.noMakeUp, yes: texts.makeUp }}
        onChange={(value) => onChange({ ...state, makeUp: value === 'yes' })}
      />
      <Choice<Expression>
        label={texts.expression}
        value={state.expression}
        options={texts.expressions}
        onChange={(expression) => onChange({ ...state, expression })}
      />
      <TextInput
        label={texts.light}
        description={texts.lightHint}
        maxLength={200}
        value={state.light}
        onChange={(event) => onChange({ ...state, light: event.currentTarget.value })}
      />
    </>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: Record<T, string>;
  onChange: (value: T) => void;
}

function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  const name = useId();
  return (
    <SegmentedControl
      name={name}
      aria-label={label}
      value={value}
      data={Object.entries<string>(options).map(([option, text]) => ({ value: option, label: text }))}
      onChange={(chosen) => onChange(chosen as T)}
    />
  );
}
