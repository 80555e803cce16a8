import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { words } from '../../language/index.ts';
import { FormDialog } from '../../parts/dialog.tsx';

interface OverrideDialogProps {
  onAllow: (reason: string) => void;
  onClose: () => void;
}

/** Asks why a photo is to be taken that does not fit. */
export function OverrideDialog({ onAllow, onClose }: OverrideDialogProps) {
  const { overrideReasons, overrideOther } = words.capture;
  const [chosen, setChosen] = useState(overrideReasons[0] ?? overrideOther);
  const [own, setOwn] = useState('');
  const isOwn = chosen === overrideOther;
  return (
    <FormDialog
      title={words.capture.overrideTitle}
      submitLabel={words.capture.overrideStart}
      pending={false}
      error={null}
      onSubmit={() => onAllow(isOwn ? own.trim() : chosen)}
      onClose={onClose}
    >
      <p className="quiet">{words.capture.overrideWhy}</p>
      <NativeSelect
        label={words.capture.overrideReason}
        value={chosen}
        data={[...overrideReasons, overrideOther]}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      {isOwn && (
        <TextInput
          label={words.capture.overrideOwn}
          required
          maxLength={500}
          pattern=".*\S.*"
          value={own}
          onChange={(event) => setOwn(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  );
}
