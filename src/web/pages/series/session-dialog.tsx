import { Button, Group, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Session } from '../../../series/types.ts';
import { useAddSession, useChangeSession, useRemoveSession } from '../../api/series.ts';
import { ConfirmDialog, FormDialog } from '../../parts/dialog.tsx';
import { numberOf } from '../../parts/number-of.ts';
import { formatDay, today } from '../../words/dates.ts';

interface SessionDialogProps {
  seriesId: string;
  session?: Session;
  /** The session before: its device and depth are proposed. */
  last: Session | undefined;
  onClose: () => void;
}

const unasked = {
  area: '',
  numbing: '',
  aftercare: '',
  adverseEvents: '',
  checklist: { kind: 'not-asked', reason: 'Recorded without the checklist.' },
} as const;

/** Records a session, or corrects or removes the one given. */
export function SessionDialog({ seriesId, session, last, onClose }: SessionDialogProps) {
  const from = session ?? last;
  const [date, setDate] = useState(session?.date ?? today());
  const [device, setDevice] = useState(from?.device ?? '');
  const [needleDepthMm, setNeedleDepthMm] = useState<number | string>(from?.needleDepthMm ?? '');
  const [passes, setPasses] = useState<number | string>(from?.passes ?? '');
  const [notes, setNotes] = useState(session?.notes ?? '');
  const [removing, setRemoving] = useState(false);
  const add = useAddSession(seriesId);
  const change = useChangeSession(seriesId);
  const remove = useRemoveSession(seriesId);
  const saving = session ? change : add;

  const submit = () => {
    const input = {
      date,
      device: device.trim(),
      needleDepthMm: numberOf(needleDepthMm),
      passes: numberOf(passes),
      notes: notes.trim(),
    };
    if (session)
      change.mutate({ id: session.id, version: session.version, ...input }, { onSuccess: onClose });
    else add.mutate({ ...input, ...unasked }, { onSuccess: onClose });
  };
  if (session && removing) {
    return (
      <ConfirmDialog
        title="Remove this session?"
        confirmLabel="Remove session"
        pending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate(session, { onSuccess: onClose })}
        onClose={() => setRemoving(false)}
      >
        <p>
          The session of {formatDay(session.date)} leaves the series. Photos that counted as healing because
          of it may count as outcome then. No photo is removed.
        </p>
      </ConfirmDialog>
    );
  }
  return (
    <FormDialog
      title={session ? 'Edit session' : 'Add session'}
      submitLabel={session ? 'Save' : 'Add session'}
      pending={saving.isPending}
      error={saving.error}
      onSubmit={submit}
      onClose={onClose}
      aside={
        session && (
          <Button variant="subtle" color="gray" onClick={() => setRemoving(true)}>
            Remove …
          </Button>
        )
      }
    >
      <TextInput
        label="Date"
        type="date"
        required
        data-autofocus
        value={date}
        onChange={(event) => setDate(event.currentTarget.value)}
      />
      <TextInput
        label="Device"
        maxLength={120}
        value={device}
        onChange={(event) => setDevice(event.currentTarget.value)}
      />
      <Group grow align="flex-start">
        <NumberInput
          label="Needle depth"
          suffix=" mm"
          min={0.05}
          max={10}
          step={0.25}
          decimalScale={2}
          value={needleDepthMm}
          onChange={setNeedleDepthMm}
        />
        <NumberInput
          label="Passes"
          min={1}
          max={50}
          allowDecimal={false}
          value={passes}
          onChange={setPasses}
        />
      </Group>
      <Textarea
        label="Notes"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={5000}
        value={notes}
        onChange={(event) => setNotes(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
