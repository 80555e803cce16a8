import { Checkbox, NumberInput, SimpleGrid, TagsInput } from '@mantine/core';
import { words } from '../../language/index.ts';
import type { ProtocolDraft } from './series-draft.ts';

interface ProtocolFieldsProps {
  protocol: ProtocolDraft;
  onChange: (protocol: ProtocolDraft) => void;
}

/** Limits of each figure, as the server has them. */
const figures = [
  ['sessions', 1, 30],
  ['intervalDays', 1, 365],
  ['healingDays', 0, 60],
  ['outcomeFromDay', 1, 365],
] as const;

/** How many sessions, how far apart, which days count, and when to look again. */
export function ProtocolFields({ protocol, onChange }: ProtocolFieldsProps) {
  const { seriesForm } = words;
  const set = (change: Partial<ProtocolDraft>) => onChange({ ...protocol, ...change });
  return (
    <fieldset className="plain-fieldset">
      <legend>{seriesForm.protocol}</legend>
      <p className="quiet">{seriesForm.protocolNote}</p>
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="md" mt={8} style={{ alignItems: 'end' }}>
        {figures.map(([field, min, max]) => (
          <NumberInput
            key={field}
            label={seriesForm.protocolFields[field]}
            min={min}
            max={max}
            allowDecimal={false}
            required
            value={protocol[field]}
            onChange={(value) => set({ [field]: value })}
          />
        ))}
      </SimpleGrid>
      <TagsInput
        label={seriesForm.protocolFields.followUpMonths}
        description={seriesForm.followUpNote}
        mt={12}
        maxTags={12}
        acceptValueOnBlur
        value={protocol.followUpMonths.map(String)}
        onChange={(typed) => set({ followUpMonths: monthsOf(typed) })}
      />
      <Checkbox
        label={seriesForm.touchUp}
        mt={12}
        checked={protocol.touchUp}
        onChange={(event) => set({ touchUp: event.currentTarget.checked })}
      />
      {protocol.touchUp && (
        <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="md" mt={8}>
          {(['touchUpFrom', 'touchUpTo'] as const).map((field) => (
            <NumberInput
              key={field}
              label={seriesForm[field]}
              min={1}
              max={60}
              allowDecimal={false}
              required
              value={protocol[field]}
              onChange={(value) => set({ [field]: value })}
            />
          ))}
        </SimpleGrid>
      )}
    </fieldset>
  );
}

/** Whole months only, each once, in order. */
const monthsOf = (typed: readonly string[]): number[] =>
  [...new Set(typed.map(Number))]
    .filter((month) => Number.isInteger(month) && month >= 1 && month <= 60)
    .sort((one, other) => one - other);
