import { ActionIcon, NativeSelect, Progress, TextInput } from '@mantine/core';
import { useState } from 'react';
import { IconCheck, IconX } from '../../icons.ts';
import { formatDay, today } from '../../words/dates.ts';
import { viewLabel } from '../../words/views.ts';
import { isSendable, type UploadDraft } from './upload-drafts.ts';

interface UploadRowProps {
  draft: UploadDraft;
  views: string[];
  onChange: (change: Partial<UploadDraft>) => void;
  onRemove: () => void;
}

const dateWords = {
  reading: 'Reading the date …',
  camera: 'Date from the camera',
  none: 'No date in the photo: please check',
  typed: 'Date typed in',
} as const;

/** One file on its way into the series. */
export function UploadRow({ draft, views, onChange, onRemove }: UploadRowProps) {
  const { file, state, takenOn, view, dateFrom, progress, error } = draft;
  const editable = state === 'ready' || state === 'refused';
  return (
    <li className="upload-row">
      <Preview url={draft.url} />
      <div className="upload-name">
        <p className="one-line" title={file.name}>
          {file.name}
        </p>
        <p className="quiet number">{formatBytes(file.size)}</p>
        {error && (
          <p className="form-error" role="alert">
            {error}
          </p>
        )}
        {state === 'sending' && (
          <Progress value={progress * 100} size="sm" color="gray.6" aria-label={`Sending ${file.name}`} />
        )}
        {(state === 'added' || state === 'duplicate') && (
          <p className="upload-done">
            <IconCheck size={16} aria-hidden="true" />
            {state === 'added'
              ? `Added to ${formatDay(takenOn)}, ${viewLabel(view)}`
              : `In this series already, on ${formatDay(takenOn)}`}
          </p>
        )}
      </div>
      {editable && (
        <>
          {isSendable(draft) && (
            <>
              <TextInput
                className="upload-field"
                type="date"
                size="sm"
                label="Taken on"
                description={dateWords[dateFrom]}
                inputWrapperOrder={['label', 'input', 'description']}
                max={today()}
                required
                withAsterisk={false}
                value={takenOn}
                onChange={(event) => onChange({ takenOn: event.currentTarget.value, dateFrom: 'typed' })}
              />
              <NativeSelect
                className="upload-field"
                size="sm"
                label="View"
                value={view}
                onChange={(event) => onChange({ view: event.currentTarget.value })}
                data={views.map((value) => ({ value, label: viewLabel(value) }))}
              />
            </>
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            className="upload-leave"
            aria-label={`Leave out ${file.name}`}
            onClick={onRemove}
          >
            <IconX size={16} />
          </ActionIcon>
        </>
      )}
    </li>
  );
}

function Preview({ url }: { url: string }) {
  // Not every browser shows HEIC or TIFF; the server does after the upload.
  const [shown, setShown] = useState(true);
  return (
    <div className="upload-preview">{shown && <img src={url} alt="" onError={() => setShown(false)} />}</div>
  );
}

function formatBytes(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
