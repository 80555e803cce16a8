import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Photo } from '../../../photos/types.ts';
import { useChangePhoto } from '../../api/series.ts';
import { words } from '../../language/index.ts';
import { FormDialog } from '../../parts/dialog.tsx';
import { today } from '../../words/dates.ts';
import { viewLabel } from '../../words/views.ts';

interface PhotoDialogProps {
  photo: Photo;
  views: string[];
  onClose: () => void;
}

/** Corrects a photo's date or view; the photo itself never changes. */
export function PhotoDialog({ photo, views, onClose }: PhotoDialogProps) {
  const [takenOn, setTakenOn] = useState(photo.takenOn);
  const [view, setView] = useState(photo.view);
  const change = useChangePhoto(photo.seriesId);
  return (
    <FormDialog
      title={words.visits.correct}
      submitLabel={words.visits.save}
      pending={change.isPending}
      error={change.error}
      onSubmit={() => change.mutate({ id: photo.id, takenOn, view }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <TextInput
        label={words.visits.takenOn}
        type="date"
        required
        max={today()}
        description={words.visits.dateSources[photo.dateSource]}
        value={takenOn}
        onChange={(event) => setTakenOn(event.currentTarget.value)}
      />
      <NativeSelect
        label={words.visits.view}
        value={view}
        onChange={(event) => setView(event.currentTarget.value)}
        data={[...new Set([...views, photo.view])].map((value) => ({ value, label: viewLabel(value) }))}
      />
      <p className="quiet">{words.visits.measuredAnew}</p>
    </FormDialog>
  );
}
