import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { words } from '../../language/index.ts';

interface Choice {
  value: string;
  label: string;
  /** Beside the label, quieter. */
  aside?: ReactNode;
}

interface ChoiceFieldsProps {
  title: string;
  note?: string;
  choices: Choice[];
  chosen: readonly string[];
  /** Can't be left out. */
  required: string | null;
  onChange: (chosen: string[]) => void;
}

/** A list of which several are chosen, in the list's own order. */
export function ChoiceFields({ title, note, choices, chosen, required, onChange }: ChoiceFieldsProps) {
  const toggle = (value: string) =>
    onChange(
      choices
        .map((choice) => choice.value)
        .filter((one) => (one === value ? !chosen.includes(one) : chosen.includes(one))),
    );
  return (
    <fieldset className="plain-fieldset report-choices">
      <legend>{title}</legend>
      {note && <p className="quiet">{note}</p>}
      {choices.map(({ value, label, aside }) => (
        <Checkbox
          key={value}
          checked={chosen.includes(value)}
          disabled={value === required}
          onChange={() => toggle(value)}
          label={
            <>
              {label} {aside} {value === required && <span className="quiet">{words.report.required}</span>}
            </>
          }
        />
      ))}
    </fieldset>
  );
}
