import { Checkbox, Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { judgedAnew, judgedBy } from '../../../series/judged-by.ts';
import type { Series } from '../../../series/types.ts';
import { useCreateSeries } from '../../api/patients.ts';
import { useChangeSeries, useReadSeries } from '../../api/series.ts';
import { words } from '../../language/index.ts';
import { ChangedMeanwhile } from '../../merging/changed-meanwhile.tsx';
import { onlyOf, useMergingForm } from '../../merging/use-merging-form.ts';
import { FormDialog } from '../../parts/dialog.tsx';
import { AreaFields } from './area-fields.tsx';
import { OutcomeFields } from './outcome-fields.tsx';
import { ProtocolFields } from './protocol-fields.tsx';
import { seriesDraft, seriesInput, showSeriesField } from './series-draft.ts';

interface SeriesDialogProps {
  patientId: string;
  /** The series to change; without it a new one is made. */
  series?: Series;
  /** There are results already: to judge by something else needs a reason. */
  baselineFixed?: boolean;
  onClose: () => void;
}

/** Makes a series, or corrects the one given. */
export function SeriesDialog({ patientId, series, baselineFixed = false, onClose }: SeriesDialogProps) {
  const { seriesForm } = words;
  const [outcomeReason, setOutcomeReason] = useState('');
  const navigate = useNavigate();
  const create = useCreateSeries(patientId);
  const change = useChangeSeries(series?.id ?? '');
  const readSeries = useReadSeries(series?.id ?? '');
  const { draft, set, record, submit, pending, error, meeting } = useMergingForm({
    record: series ?? null,
    draftOf: seriesDraft,
    reload: async () => (await readSeries()).series,
    save: (typed, { record, changed }) =>
      record
        ? change.mutateAsync({
            version: record.version,
            ...onlyOf(seriesInput(typed), changed),
            ...(outcomeReason && { outcomeReason }),
          })
        : create.mutateAsync(seriesInput(typed)),
    onSaved: ({ id }) => {
      onClose();
      if (!series) navigate(`/series/${id}`);
    },
  });
  const anew = baselineFixed && record ? judgedAnew(judgedBy(record), judgedBy(seriesInput(draft))) : [];
  return (
    <FormDialog
      title={series ? seriesForm.titleEdit : seriesForm.titleNew}
      submitLabel={series ? seriesForm.save : seriesForm.create}
      pending={pending}
      error={error}
      onSubmit={submit}
      onClose={onClose}
      size="xl"
    >
      <ChangedMeanwhile
        meeting={meeting}
        draft={draft}
        labels={{ ...seriesForm, primaryOutcome: seriesForm.outcome }}
        show={showSeriesField}
        onTake={set}
      />
      <TextInput
        label={seriesForm.name}
        placeholder={seriesForm.nameHint}
        required
        maxLength={120}
        data-autofocus
        value={draft.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Group grow align="flex-start">
        <NativeSelect
          label={seriesForm.indication}
          value={draft.indication}
          onChange={(event) => set({ indication: event.currentTarget.value as Series['indication'] })}
          data={Object.entries(seriesForm.indications).map(([value, label]) => ({ value, label }))}
        />
        <TextInput
          label={seriesForm.indicationNote}
          placeholder={seriesForm.indicationNoteHint}
          required={draft.indication === 'other'}
          maxLength={200}
          value={draft.indicationNote}
          onChange={(event) => set({ indicationNote: event.currentTarget.value })}
        />
      </Group>
      <AreaFields draft={draft} isNew={!series} set={set} />
      <OutcomeFields
        outcome={draft.primaryOutcome}
        fixed={baselineFixed}
        planRegions={series?.plan?.treated?.map(({ name }) => name) ?? []}
        onChange={(primaryOutcome) => set({ primaryOutcome })}
      />
      <ProtocolFields protocol={draft.protocol} onChange={(protocol) => set({ protocol })} />
      {anew.length > 0 && (
        <Textarea
          label={seriesForm.outcomeReason(anew.map((field) => words.series.judgedBy[field]).join(', '))}
          description={seriesForm.outcomeReasonNote}
          required
          autosize
          maxLength={500}
          value={outcomeReason}
          onChange={(event) => setOutcomeReason(event.currentTarget.value)}
        />
      )}
      <Checkbox
        label={seriesForm.usesCard}
        checked={draft.usesCard}
        onChange={(event) => set({ usesCard: event.currentTarget.checked })}
      />
    </FormDialog>
  );
}
