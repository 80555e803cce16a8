import { Group, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from 'react-router';
import type { Patient, PatientInput } from '../../../patients/types.ts';
import { useReadPatient, useSavePatient } from '../../api/patients.ts';
import { words } from '../../language/index.ts';
import { ChangedMeanwhile } from '../../merging/changed-meanwhile.tsx';
import { onlyOf, useMergingForm } from '../../merging/use-merging-form.ts';
import { FormDialog } from '../../parts/dialog.tsx';
import { numberOf } from '../../parts/number-of.ts';
import { NumberTaken } from './number-taken.tsx';

interface Draft {
  name: string;
  number: string;
  yearOfBirth: number | string;
  notes: string;
}

const draftOf = (patient: Patient | null): Draft => ({
  name: patient?.name ?? '',
  number: patient?.number ?? '',
  yearOfBirth: patient?.yearOfBirth ?? '',
  notes: patient?.notes ?? '',
});

const inputOf = ({ name, number, yearOfBirth, notes }: Draft): PatientInput => ({
  name: name.trim(),
  number: number.trim() || null,
  yearOfBirth: numberOf(yearOfBirth),
  notes: notes.trim(),
});

/** Makes a patient, or corrects the one given. */
export function PatientDialog({
  patient = null,
  onClose,
}: {
  patient?: Patient | null;
  onClose: () => void;
}) {
  const { form } = words.patient;
  const navigate = useNavigate();
  const save = useSavePatient();
  const reload = useReadPatient(patient?.id ?? '');
  const { draft, set, submit, pending, error, meeting } = useMergingForm({
    record: patient,
    draftOf,
    reload,
    save: (typed, { record, changed }) =>
      save(
        record
          ? { id: record.id, change: { version: record.version, ...onlyOf(inputOf(typed), changed) } }
          : { input: inputOf(typed) },
      ),
    onSaved: ({ id }) => {
      onClose();
      if (!patient) navigate(`/patients/${id}`);
    },
  });
  return (
    <FormDialog
      title={patient ? form.titleEdit : form.titleNew}
      submitLabel={patient ? form.save : form.create}
      pending={pending}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <ChangedMeanwhile
        meeting={meeting}
        draft={draft}
        labels={form}
        show={(shown, field) => String(shown[field])}
        onTake={set}
      />
      <TextInput
        label={form.name}
        required
        maxLength={120}
        autoComplete="off"
        data-autofocus
        value={draft.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Group grow align="flex-start">
        <TextInput
          label={form.number}
          description={form.numberNote}
          maxLength={60}
          autoComplete="off"
          value={draft.number}
          onChange={(event) => set({ number: event.currentTarget.value })}
        />
        <NumberInput
          label={form.yearOfBirth}
          description={form.yearNote}
          min={1880}
          max={new Date().getFullYear()}
          allowDecimal={false}
          hideControls
          value={draft.yearOfBirth}
          onChange={(yearOfBirth) => set({ yearOfBirth })}
        />
      </Group>
      <NumberTaken number={draft.number.trim()} except={patient?.id ?? null} />
      <Textarea
        label={form.notes}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={5000}
        value={draft.notes}
        onChange={(event) => set({ notes: event.currentTarget.value })}
      />
    </FormDialog>
  );
}
