import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ConsentChannel, ConsentRecord, ConsentStanding } from '../../../consent/types.ts';
import { useWithdrawConsent } from '../../api/consents.ts';
import { words } from '../../language/index.ts';
import { FormDialog } from '../../parts/dialog.tsx';

interface WithdrawDialogProps {
  record: ConsentRecord;
  standings: ConsentStanding[];
  onClose: () => void;
}

/** Says what comes of it before it is done. */
export function WithdrawDialog({ record, standings, onClose }: WithdrawDialogProps) {
  const { withdraw: texts, channels: channelWords } = words.consent;
  const inForce = standings.flatMap(({ recordId, state, channel }) =>
    recordId === record.id && state === 'granted' && channel ? [channel] : [],
  );
  const offered = [...new Set(inForce)];
  const [chosen, setChosen] = useState(offered);
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const withdraw = useWithdrawConsent(record.id);
  const isPublication = record.scope === 'publication';
  const submit = () => {
    if (isPublication && chosen.length === 0) return setMissing(true);
    withdraw.mutate(
      { note: note.trim(), ...(isPublication && { channels: chosen }) },
      { onSuccess: onClose },
    );
  };
  return (
    <FormDialog
      title={texts.title}
      submitLabel={texts.confirm}
      pending={withdraw.isPending}
      error={withdraw.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{texts.what[record.scope]}</p>
      {isPublication && (
        <p>
          {texts.exported} <Link to="/gallery-cases/take-downs">{words.gallery.takeDowns}</Link>
        </p>
      )}
      {record.seriesId === null && <p>{texts.allSeries}</p>}
      {isPublication && (
        <Checkbox.Group
          label={texts.which}
          error={missing && chosen.length === 0 && texts.choose}
          value={chosen}
          onChange={(values) => setChosen(values as ConsentChannel[])}
        >
          <Stack gap="xs" mt="xs">
            {offered.map((channel) => (
              <Checkbox key={channel} value={channel} label={channelWords[channel]} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      <TextInput
        label={texts.note}
        description={texts.noteHint}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
