import { Autocomplete, Button, Group, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Session } from '../../../series/types.ts';
import { sessionProposalsQuery, useReadSession, useRemoveSession, useSaveSession } from '../../api/series.ts';
import { words } from '../../language/index.ts';
import { ChangedMeanwhile } from '../../merging/changed-meanwhile.tsx';
import { onlyOf, useMergingForm } from '../../merging/use-merging-form.ts';
import { ConfirmDialog, FormDialog } from '../../parts/dialog.tsx';
import { formatDay } from '../../words/dates.ts';
import { ChecklistFields } from './checklist-fields.tsx';
import { sessionDraft, sessionInput } from './session-draft.ts';
import { showSessionField } from './session-words.ts';

interface SessionDialogProps {
  seriesId: string;
  session: Session | null;
  /** The session before: what it was given with is proposed. */
  last: Session | null;
  onClose: () => void;
}

/** Records a session, or corrects or removes the one given. */
export function SessionDialog({ seriesId, session, last, onClose }: SessionDialogProps) {
  const { form } = words.session;
  const [removing, setRemoving] = useState(false);
  const proposals = useQuery(sessionProposalsQuery);
  const save = useSaveSession(seriesId);
  const reload = useReadSession(seriesId, session?.id ?? '');
  const { draft, set, record, submit, pending, error, meeting } = useMergingForm({
    record: session,
    draftOf: (known) => sessionDraft(known, last),
    reload,
    save: (typed, { record: known, changed }) =>
      save(
        known
          ? { id: known.id, change: { version: known.version, ...onlyOf(sessionInput(typed), changed) } }
          : { input: sessionInput(typed) },
      ),
    onSaved: onClose,
  });
  if (record && removing)
    return <RemoveSession session={record} onKeep={() => setRemoving(false)} onClose={onClose} />;
  return (
    <FormDialog
      title={session ? form.titleEdit : form.titleNew}
      submitLabel={session ? form.save : form.titleNew}
      pending={pending}
      error={error}
      onSubmit={submit}
      onClose={onClose}
      size="lg"
      aside={
        session && (
          <Button variant="subtle" color="gray" onClick={() => setRemoving(true)}>
            {form.remove}
          </Button>
        )
      }
    >
      <ChangedMeanwhile meeting={meeting} draft={draft} labels={form} show={showSessionField} onTake={set} />
      <Group grow align="flex-start">
        <TextInput
          label={form.date}
          type="date"
          required
          data-autofocus
          value={draft.date}
          onChange={(event) => set({ date: event.currentTarget.value })}
        />
        <TextInput
          label={form.area}
          placeholder={form.areaHint}
          maxLength={200}
          value={draft.area}
          onChange={(event) => set({ area: event.currentTarget.value })}
        />
      </Group>
      <ChecklistFields
        draft={draft.checklist}
        kept={record?.checklist ?? null}
        onChange={(checklist) => set({ checklist })}
      />
      <Autocomplete
        label={form.device}
        maxLength={200}
        data={proposals.data?.devices ?? []}
        value={draft.device}
        onChange={(device) => set({ device })}
      />
      <Group grow align="flex-start">
        <NumberInput
          label={form.needleDepthMm}
          suffix={form.depthUnit}
          min={0.05}
          max={10}
          step={0.25}
          decimalScale={2}
          value={draft.needleDepthMm}
          onChange={(needleDepthMm) => set({ needleDepthMm })}
        />
        <NumberInput
          label={form.passes}
          min={1}
          max={50}
          allowDecimal={false}
          value={draft.passes}
          onChange={(passes) => set({ passes })}
        />
      </Group>
      <Autocomplete
        label={form.numbing}
        placeholder={form.numbingHint}
        maxLength={200}
        data={proposals.data?.numbing ?? []}
        value={draft.numbing}
        onChange={(numbing) => set({ numbing })}
      />
      {(['aftercare', 'adverseEvents', 'notes'] as const).map((field) => (
        <Textarea
          key={field}
          label={form[field]}
          placeholder={field === 'adverseEvents' ? form.adverseHint : ''}
          autosize
          minRows={1}
          maxRows={8}
          maxLength={5000}
          value={draft[field]}
          onChange={(event) => set({ [field]: event.currentTarget.value })}
        />
      ))}
    </FormDialog>
  );
}

interface RemoveSessionProps {
  session: Session;
  onKeep: () => void;
  onClose: () => void;
}

function RemoveSession({ session, onKeep, onClose }: RemoveSessionProps) {
  const { removal } = words.session;
  const remove = useRemoveSession(session.seriesId);
  return (
    <ConfirmDialog
      title={removal.title}
      confirmLabel={removal.confirm}
      pending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(session, { onSuccess: onClose })}
      onClose={onKeep}
    >
      <p>{removal.what(formatDay(session.date))}</p>
    </ConfirmDialog>
  );
}
