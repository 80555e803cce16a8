import { Group, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Patient } from '../../../patients/types.ts';
import { useChangePatient, useCreatePatient } from '../../api/patients.ts';
import { FormDialog } from '../../parts/dialog.tsx';
import { numberOf } from '../../parts/number-of.ts';

/** Makes a patient, or corrects the one given. */
export function PatientDialog({ patient, onClose }: { patient?: Patient; onClose: () => void }) {
  const [name, setName] = useState(patient?.name ?? '');
  const [number, setNumber] = useState(patient?.number ?? '');
  const [yearOfBirth, setYearOfBirth] = useState<number | string>(patient?.yearOfBirth ?? '');
  const [notes, setNotes] = useState(patient?.notes ?? '');
  const navigate = useNavigate();
  const create = useCreatePatient();
  const change = useChangePatient(patient?.id ?? '');
  const saving = patient ? change : create;

  const submit = () => {
    const input = {
      name: name.trim(),
      number: number.trim() || null,
      yearOfBirth: numberOf(yearOfBirth),
      notes: notes.trim(),
    };
    if (patient) change.mutate({ version: patient.version, ...input }, { onSuccess: onClose });
    else create.mutate(input, { onSuccess: ({ id }) => navigate(`/patients/${id}`) });
  };
  return (
    <FormDialog
      title={patient ? 'Edit patient' : 'New patient'}
      submitLabel={patient ? 'Save' : 'Create patient'}
      pending={saving.isPending}
      error={saving.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label="Name"
        required
        maxLength={120}
        autoComplete="off"
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Group grow align="flex-start">
        <TextInput
          label="Number"
          description="The clinic’s own"
          maxLength={60}
          autoComplete="off"
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <NumberInput
          label="Year of birth"
          description="Four digits"
          min={1880}
          max={new Date().getFullYear()}
          allowDecimal={false}
          hideControls
          value={yearOfBirth}
          onChange={setYearOfBirth}
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
